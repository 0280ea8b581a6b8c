const shape = (id: string, [x, y, width, height]: number[], text = id) => [
  { id, type: 'rectangle', x, y, width, height, groupIds: [] },
  { id: `${id}-name`, type: 'text', text, containerId: id, x, y, width: 80, height: 20, groupIds: [] },
]
const arrow = (from: string, to: string, [x = 0, y = 0, dx = 0, dy = 0]: number[]) => ({
  ...{ id: `${from}-${to}`, type: 'arrow', x, y, groupIds: [], endArrowhead: 'arrow' },
  points: [
    [0, 0],
    [dx, dy],
  ],
  width: Math.abs(dx),
  height: Math.abs(dy),
  startBinding: { elementId: from, focus: 0, gap: 2 },
  endBinding: { elementId: to, focus: 0, gap: 2 },
})

/** A drawing of a gateway that reaches one service in each of two zones. */
export const TWO_ZONES = [
  ...shape('app', [-300, 130, 120, 60], 'Web app'),
  ...shape('gate', [-100, 130, 120, 60], 'Gateway'),
  ...['a', 'b'].flatMap((zone, index) => [
    {
      id: `zone-${zone}`,
      type: 'frame',
      name: `Zone ${zone}`,
      x: 100,
      y: index * 300,
      width: 500,
      height: 200,
      groupIds: [],
    },
    ...shape(`service-${zone}`, [140, index * 300 + 60, 140, 60], `Order service ${zone}`),
    ...shape(`db-${zone}`, [420, index * 300 + 60, 140, 60], `Orders DB ${zone}`),
    arrow(`service-${zone}`, `db-${zone}`, [282, index * 300 + 90, 136, 0]),
    arrow('gate', `service-${zone}`, [22, 150, 116, index * 300 - 60]),
  ]),
  arrow('app', 'gate', [-178, 160, 76, 0]),
]
