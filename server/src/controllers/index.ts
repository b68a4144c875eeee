import { activities } from './activities';
import { pixels } from './pixels';
import { publications } from './publications';

export const controllers = { pixels, publications, activities };
