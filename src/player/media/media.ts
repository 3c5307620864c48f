/**
 * How a scene is drawn, by the medium in which it happens.
 *
 * @module
 */
import type { Component } from 'svelte';
import type { Medium, Scene } from '#domain/scenario/scenario.ts';

/** How one medium is drawn, where it is held or stands, and what a screen reader calls it. */
export interface Drawn {
	readonly draw: Component<{ scene: Scene }>;
	readonly place: 'hand' | 'desk' | 'school';
	/** What is seen behind it, where that is not the room at home. */
	readonly behind?: Component<{ light: Scene['light'] }>;
	readonly label: string;
}

/** The media that are there. */
export type Media = Readonly<Partial<Record<Medium, Drawn>>>;
