// 简体中文: every sentence of the page, by its English one.

export const chinese: Readonly<Record<string, string>> = {};
