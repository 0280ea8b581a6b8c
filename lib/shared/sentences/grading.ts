import type { Sentences } from './sentence'

export const GRADING_SENTENCES = {
  'grade/not-ended': 'This interview is not over yet. Grade it after its end.',
  'grade/not-grader': 'Only the candidate and interviewers of a round can grade it.',
  'grade/no-candidate': 'This round no longer has a candidate, so there is nobody to grade.',
  'grade/open': 'The grades of this session are open, so they can no longer be changed.',
  'grade/too-many': 'You graded this round {most} times. The last grade counts.',
  'grade/other-rubric':
    'This session uses a different grading form from the one on your page. Reload the page; what you wrote is kept.',
  'grade/incomplete': '{dimension}: {problem}',
  'grade/bad-pointer': 'A note points at something that is not in this session. Choose its target again.',
  'feedback/not-interviewer': 'That person did not interview you in this session.',
  'ai/appeal-unfinished':
    'An earlier regrade of this part failed or was cancelled. Retry it instead of contesting the grade again.',
  'ai/running': 'Grading is in progress. Wait for it to finish, or cancel it.',
  'ai/too-many': 'You started AI grading {most} times today. Try again tomorrow.',
  'ai/no-more-appeals': 'This dimension was contested {most} times. The last answer stands.',
} as const satisfies Sentences
