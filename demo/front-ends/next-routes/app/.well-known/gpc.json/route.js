// snippet: start
import { pixels } from '../../../lib/pixels';

export const dynamic = 'force-dynamic';
export const GET = (request) => pixels(request);
// snippet: end
