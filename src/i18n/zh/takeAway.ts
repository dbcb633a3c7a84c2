// 带走学习器：模型、结果与图片。

export const takeAway = {
  "Take it away": "带走",
  "Train first: there is nothing to take away yet": "请先训练：还没有可以带走的东西",
  "Pause first: what is taken away stands still": "请先暂停：只有停下来的才能带走",
  "The learner (zip)": "学习器（zip）",
  "Weights, model card, results, and a program for Node that adapts to a table of yours and predicts; ONNX, and TensorFlow.js where it fits.":
    "权重、模型卡、结果，以及一个 Node 程序：按您的表格适应并预测；还有 ONNX，适用时也有 TensorFlow.js。",
  "Results (CSV)": "结果（CSV）",
  "Results (JSON)": "结果（JSON）",
  "Pictures (SVG and PNG)": "图片（SVG 和 PNG）",
  "The charts and the picture that are in sight now.": "现在看得到的图表和图片。",
  "There is nothing to take away: train first, and pause.": "没有可以带走的东西：请先训练，再暂停。",
  "{0} is on its way to your downloads.": "{0} 正在存入您的下载文件夹。",
  "Nothing could be taken away: {0}": "无法带走：{0}",
  "No chart or picture in sight is drawn in lines: there is none to save.":
    "看得到的图表和图片都不是矢量图：没有可以保存的。",
} as const;
