import { type ActivityPlace, activityPath } from '@ia/core/activities/activity-path';

/** Where what somebody is told of an activity leads: to its line on the record it is about. */
export const activityUrl = (place: ActivityPlace): string => `/admin${activityPath(place)}`;

/** Tells a person once of an activity: the key stays as it was first given, whatever the address. */
export const activityKey = (type: string, id: string): string =>
  `${type}:/admin/content/activities/${id}`;
