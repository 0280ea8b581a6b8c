import '@excalidraw/excalidraw/index.css'
