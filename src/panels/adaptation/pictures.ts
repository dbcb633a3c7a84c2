// The component of each picture kind. A new kind is a file and a line here.

import type { ComponentType } from "react";
import type { TaskDescription } from "../../tasks/episode.ts";
import { PricesPicture } from "../prices/PricesPicture.tsx";
import { SentencesPicture } from "../sentences/SentencesPicture.tsx";
import { StockPicture } from "../stock/StockPicture.tsx";
import { StoresPicture } from "../stores/StoresPicture.tsx";
import { FunctionPicture } from "./FunctionPicture.tsx";
import { ImagesPicture } from "./ImagesPicture.tsx";
import { PlanePicture } from "./PlanePicture.tsx";
import type { PictureProps } from "./picture.ts";
import { RatingsPicture } from "./RatingsPicture.tsx";
import { TrialPicture } from "./TrialPicture.tsx";

export const pictures: Record<TaskDescription["kind"], ComponentType<PictureProps>> = {
  function: FunctionPicture,
  images: ImagesPicture,
  plane: PlanePicture,
  prices: PricesPicture,
  ratings: RatingsPicture,
  sentences: SentencesPicture,
  demand: StockPicture,
  store: StoresPicture,
  decisions: TrialPicture,
};
