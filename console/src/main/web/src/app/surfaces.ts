import type { Me } from '../api/console';
import { desk } from '../desk/routes';
import { replies } from '../replies/routes';
import type { Surface } from '../shell/Surface';
import { wallboard } from '../wallboard/routes';

/** All surfaces, in the order of their tabs; a new one is a folder and a line here. */
export const surfaces: Surface[] = [desk, wallboard, replies];

/** Where a person begins: at the first surface that is for her. */
export const startOf = (me: Me): string => surfaces.find((surface) => surface.mayOpen(me))?.path ?? '/';
