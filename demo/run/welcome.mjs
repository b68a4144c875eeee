/** Write rows so that their columns stand below each other. */
const table = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, column) => cell.padEnd(widths[column]))
          .join('  ')
          .trimEnd()}`,
    )
    .join('\n');
};

/** What the person who started the demo reads when it is ready. */
export const welcome = ({ shop, admin, standIn, users, kept, filled }) => {
  const people = Object.values(users).map(({ role, email, password }) => [role, email, password]);
  return `
The demo is running.${kept ? ' It has the data of the last time; npm run demo -- --reset starts over.' : ''}

  Shop          ${shop}
  Admin panel   ${admin}
  Vendors       ${standIn}   shows live what each vendor receives
  Mailbox       ${shop}mailbox   holds the mails that people would have got

People (for this demo alone)
${table(people)}

What to try
  1. Sign in to the admin panel as the editor and open Pixel inventory${filled ? ': it holds what a small shop would have' : ''}.
  2. Add a pixel: Meta Pixel, id 123456789012345, consent Marketing, event "Page viewed".
     Save and submit it for approval.
  3. Try to approve it: the editor cannot. (The super admin may do everything, but not approve what
     they wrote themselves.)
  4. In a private window, sign in as the approver. Read it, approve it, and publish it.
  5. Open the vendors' page beside the shop, and load the shop: nothing is received.
  6. Press "Reject all" and look around: still nothing.
  7. Press "Privacy choices" at the foot of the shop, then "Accept all": a PageView with your id arrives.
  8. In the admin panel, open the pixel and press "Stop now". Reload the shop: nothing more arrives for your id.
  9. In another private window, open "Homes", then "How to hang a house": its film waits, and YouTube hears nothing
     before you want to see it. "Who we use, and why" at the foot of the shop lists who is in use.${
       filled
         ? `
  10. As the super admin, open "Banner and rules", and "Consent". The visitors of the last 30 days that it counts
      are made up, like the shop; you are the first real one.`
         : ''
     }

Ctrl-C stops everything.
`;
};
