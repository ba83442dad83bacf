"""The page: chat on one side, the plan on the other. The only place that knows Gradio."""
