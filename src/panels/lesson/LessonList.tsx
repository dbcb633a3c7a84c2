// The lessons to choose from, in the gallery; a teacher's own from a file.

import { Button, FileButton, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useEffect } from "react";
import { inLanguageOf, t } from "../../i18n/language.ts";
import { beginLesson, loadLessons, takeLesson } from "../../store/lesson.ts";
import { useLab } from "../../store/state.ts";
import { LESSON } from "./words.ts";

export function LessonList() {
  const lessons = useLab((state) => state.lessons);
  const done = useLab((state) => state.lessonsDone);
  useEffect(() => void loadLessons(), []);
  return (
    <section aria-labelledby="group-lessons" className="lessons">
      <h2 className="group-title" id="group-lessons">
        {t(LESSON.title)}
        <Text span size="sm" c="dimmed" fw={400}>
          {" "}
          {t(LESSON.about)}
        </Text>
      </h2>
      <div className="lesson-list">
        {lessons.map((lesson, index) => (
          <Button
            key={lesson.id}
            size="compact-sm"
            variant="default"
            data-testid="lesson-card"
            title={inLanguageOf(lesson.about)}
            rightSection={
              done.includes(lesson.id) ? <IconCheck size={14} aria-label={t(LESSON.done)} /> : undefined
            }
            onClick={() => beginLesson(lesson, true)}
          >
            {index + 1} · {inLanguageOf(lesson.title)}
          </Button>
        ))}
        <FileButton accept=".json,application/json" onChange={(file) => file && void takeLesson(file)}>
          {(props) => (
            <Button {...props} size="compact-sm" variant="subtle" data-testid="own-lesson">
              {t(LESSON.own)}
            </Button>
          )}
        </FileButton>
      </div>
    </section>
  );
}
