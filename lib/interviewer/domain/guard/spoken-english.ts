/**
 * Words of an interviewer's English that the shipped texts may lack: conversation rather than subject matter. Inflected
 * forms need no line of their own.
 */
export const SPOKEN_ENGLISH: readonly string[] = `
id ill im ive youd youll youve youre hed shed theyd theyll theyve theyre wed well weve dont doesnt didnt isnt arent
wasnt werent wont wouldnt couldnt shouldnt cant cannot havent hasnt hadnt mustnt neednt lets thats whats heres theres
ok okay hello hi hey bye thanks thank sorry welcome please sure great good nice fine alright right yes no yeah yep nope
hmm ah oh wow ha
agree agreed apologise apologize appreciate approach argue argument arrive articulate aspect assess assume assumption
assure attempt attention attractive average avoid aware awkward
background bear believe benefit besides better bigger biggest bother bottom brief briefly bring brought broad build built
busy
calm candidate care careful carry catch caught certain challenge chance change check choice choose chose chosen claim
clarify clarification clarity clear clever close closely come comfortable comment common compare comparison compelling
complain complete complex complicated component concern concise conclude conclusion concrete confidence confident confirm confuse
confusion connect consequence consider consideration consistent construct context continue contrast contribute control
conversation convince convincing correct count couple cover create critical critically criticise cross crucial curious
currently
damage danger dangerous deal dealt debate decide decision deep deeper defend define definition degree deliberate
deliver demand depend describe description deserve design desire detail determine develop difference different difficult
difficulty dig direct direction disagree disappear discover discuss discussion distinguish doubt draw drawn dream drive
drove drop due duty
eager early earlier earn ease easy easier edge effect effective effort either elaborate elegant else elsewhere emphasis
emphasise emphasize encounter encourage end enjoy enough ensure enter entire entirely equal especially essential
estimate evaluate eventually evidence evident exact exactly example excellent except exception excite exist expand expect
expectation experience explain explanation explicit explicitly explore express extend extent extra extreme
face fact fail failure fair fairly fall familiar far fast fault favour favor fear feel feeling felt fewer figure final
finally find finish firm fit fix focus follow forget forgot forgotten form former forward found frame free freely frequent
friend full fully fun further future
gain gap general generally generous gentle get give given glad go goal gone grasp grateful greatest ground group grow
guess guide
habit half hand handle happen happy hard harder hardest hardly harm head hear heard heart help helpful hence hesitate hide
high highlight hint hold honest honestly hope hour however huge human hurry hurt
idea ideal ideally identify ignore illustrate imagine immediate immediately impact implication imply important
importance impossible impress improve include indeed indicate individual influence inform initial initially inquire
insight inspect instance instead intend intention intentional interest interesting interrupt interview introduce introduction
intuition intuitive invent investigate invite involve issue
jump just justify justification
keen keep kept key kind know knew known knowledge
lack large last late later latest lead learn leave left length less lesser lesson let level lie light likely limit
limitation line link listen little live load local logic logical long look loose lose loss lost lot love low luck lucky
main mainly maintain major majority make manage manner mark matter maybe mean meaning meant meanwhile measure mention
mere mess method middle might mind minor minute miss missing mistake misunderstand mix moment motivate motivation move
multiple must mystery
name namely narrow natural naturally near nearly necessarily necessary need negative neither nervous never new next
normal normally notice notion nothing notwithstanding now number
object objection observation observe obvious obviously occasion occur odd offer often old open opinion opportunity
oppose opposite option order ordinary original originally other otherwise ought outcome outline outside overall overlook
own
pace pain part particular particularly partner pass past patience patient pause pay people perfect perfectly perhaps
period permit person perspective persuade phase phrase pick picture piece place plain plan plausible play pleasant please
plenty point polite poor popular position positive possible possibly possibility potential potentially practical practice
precise precisely prefer preference prepare present presumably pretend pretty prevent previous previously primarily
primary principle prior priority prioritise prioritize probable probably problem proceed process produce promise proof
propose proposal prove provide pull purely purpose push put puzzle
quality question quick quickly quiet quite quote
raise random range rare rarely rather reach react reaction read ready real realise realize realistic reality really
reason reasonable reasoning reassure recall receive recent recognise recognize recommend recap reconsider refer
reference reflect refuse regard regardless regret reject relate relation relative relatively relevant rely remain remark
remember remind remove repeat rephrase replace report represent require requirement resolve respect respond response
responsible responsibility rest restate result return reveal review revisit reword risk risky robust role roughly rough
round rule run rush
safe safely sake same satisfy save saw say scale scared scenario sceptical skeptical scene scope score second section seek seem seen select
send sense sensible sentence separate serious seriously serve set several severe shape share shift short shortly show
side sign significant significantly silent similar simple simpler simplest simplify simply since single situation skip
slight slightly slow small smaller smallest smart smooth solid solve somebody somehow someone something
sometimes somewhat somewhere soon sort sound space speak special specific specifically specify speed spend spent spoke
spoken spot stage stakeholder stand standard start state statement stay step stick still stop story straight straightforward
strange strategy strength stress strong stronger struggle stuck subject subtle success successful sudden suddenly suffer
sufficient suggest suggestion suit suitable sum summarise summarize summary support suppose supposed sure surely surface
surprise suspect switch
tackle take taken talk target task teach tell tend term terrible test thank theme then theory thing think third thorough
thoroughly though thought through throughout throw tie tight till time tiny tired together told tomorrow tone tonight too
took top topic total totally touch tough toward towards track trade tradeoff train treat tremendous trick tricky
trigger trouble true truly trust truth try turn twice type typical typically
ultimate ultimately unclear uncertain uncertainty uncomfortable underlying understand understandable understood
undertake unexpected unfair unfortunately unless unlike unlikely unnecessary unsure until unusual upon urgent use useful
useless user usual usually utter
vague valid value variety various vary vast verify version very view visible vision visit vital voice
wait walk want warn waste watch way weak weaker weakest weakness weigh weight weird went whatever whenever whereas
wherever whether whichever while whoever whole whom whose wide widely willing win wise wish within without won wonder
word wording work world worry worried worse worst worth worthwhile write written wrong wrote
yesterday yet young yours yourself
`
  .trim()
  .split(/\s+/)
