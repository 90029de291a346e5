import type { Tour } from '../../src/sandbox/page-server/protocol.ts';
import type { SandboxCourse } from './sandbox-course.ts';

/** What a newcomer is shown on the page: three questions, and what to press next. */
export function pageTour({ questions, learner, staff }: SandboxCourse): Tour {
  const asked = { command: 'ask', option: 'question', channelId: questions.id };
  return {
    suggestions: [
      {
        ...asked,
        title: 'A known issue',
        question:
          'How do I get past the grader? It rejects my notebook although everything is correct.',
      },
      { ...asked, title: 'A concept', question: 'Why does gradient descent need momentum?' },
      {
        ...asked,
        title: 'Nobody knows this',
        question: 'Is there a study group that meets on Thursday evenings in Lisbon?',
      },
    ],
    hints: [
      {
        part: 'learner',
        button: 'Still not solved',
        press: 'That solved it',
        say: `The answer came back to ${learner.name}, who may press “That solved it”; or ${staff.name} presses “Resolve”.`,
      },
      {
        part: 'staff',
        button: 'Release',
        press: 'Reply',
        say: `As ${staff.name}, press “Reply” and write an answer: ${learner.name} gets it where the question was asked.`,
      },
      {
        part: 'staff',
        button: 'Claim',
        press: 'Claim',
        say: `It reached staff. As ${staff.name}, open the thread under #staff and press “Claim”.`,
      },
      {
        part: 'learner',
        button: 'Ask staff',
        press: 'Ask staff',
        say: `As ${learner.name}, press “That solved it”, or “Ask staff” to call a person.`,
      },
    ],
  };
}
