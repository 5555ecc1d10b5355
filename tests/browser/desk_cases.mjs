// The screens of cases as people use them who do not wait: on a slow network, by keyboard alone.

import { takeStep } from './case_forms.mjs';
import { newCaseAt } from './case_at.mjs';
import { must } from './looks.mjs';
import { sitting } from './people.mjs';

const kOfficers = ['37990126001', '37990126002'];
const kSlow = 900; // ms, well over the moment after which a form asks

// Nothing is said of what was not there yet when it was asked, and what was chosen stays.
const slowAnswers = (world) =>
  sitting(world, 'head_labour', '/cases', async (person) => {
    const number = await newCaseAt(world.url, 'lead');
    await person.page.route('**/api/v1/**', async (route) => {
      await new Promise((after) => setTimeout(after, kSlow));
      await route.continue();
    });
    await takeStep(person, number, '确定承办人员', {
      fields: [
        ['reference', '承办人员', kOfficers],
        ['yes', '均无应当回避的情形', true],
      ],
      look: async (drawer) => must((await drawer.locator('.rejected').count()) === 0, 'told of what has been filled in'),
    });
    const { body } = await person.call('GET', `/api/v1/cases/${number}`);
    must(body.officers.length === 2, `officers: ${JSON.stringify(body.officers)}`);
  });

export const deskCases = (world) => [['desk: cases: a step is taken though every answer is slow', () => slowAnswers(world)]];
