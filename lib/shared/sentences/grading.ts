import type { Sentences } from './sentence'

export const GRADING_SENTENCES = {
  'grade/not-ended': 'This interview is not over yet. Grade it after its end.',
  'grade/not-grader': 'A round is graded by its candidate and its interviewers.',
  'grade/no-candidate': 'The candidate of this round is gone, so there is nobody to grade.',
  'grade/open': 'The grades of this session are open, so they stand as they are.',
  'grade/too-many': 'You graded this round {most} times. The last one counts.',
  'grade/other-rubric':
    'This session is graded with another form than your page shows. Reload the page; what you wrote is kept.',
  'grade/incomplete': '{dimension}: {problem}',
  'grade/bad-pointer':
    'A note points at something that is not in this session. Choose again what it points at.',
  'feedback/not-interviewer': 'That person did not interview you in this session.',
  'ai/appeal-unfinished':
    'Grading this part afresh failed or was cancelled before. Try that again instead of contesting it once more.',
  'ai/running': 'A grading is under way. Wait for its end, or cancel it.',
  'ai/too-many': 'You started {most} gradings today. Start the next one tomorrow.',
  'ai/no-more-appeals': 'This dimension was contested {most} times. What was answered stands.',
} as const satisfies Sentences
