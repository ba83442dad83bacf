"""The events of the plan: taking back a change, ticking steps off and on, and looking at the example's."""

import gradio as gr

from coach.domain.patch import Done, MarkDone, Operation, Patch, Restore
from coach.domain.plan import CareerPlan, Milestone
from coach.errors import UserInputError
from coach.ui import render
from coach.ui.parts import EXAMPLE, Mark
from coach.ui.screen import Screen, Update, unbegun

ASK_PROOF = "What shows it: a certificate, a result, someone who saw it? ({title})"
GONE = "That step is done already, or no longer in the plan."
NAMED = "Example: Dana"
EXAMPLE_TOLD = (
    "This is the plan of an example person, Dana, a charge nurse who wants to lead a unit. Look through the tabs; "
    "then tell me about yourself, or begin a new conversation to see your own plan."
)


class Planned:
    """What is done with the plan by hand, by the edits the conversation makes too."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def undo(self, ticked: list[str], session: str, mark: str) -> Update:
        """Take back a tick that was not yet closed, as what was done last; else the last change of the plan."""
        plan = self._plan()
        if _closing(plan, ticked):
            return {
                self.screen.parts.boxes: gr.update(value=render.boxes(plan)[1]),
                self.screen.parts.closing: gr.update(visible=False),
            }
        self.screen.coach.undo()
        return self.screen.seen(session, Mark.of(mark))

    def tick(self, ticked: list[str], session: str, mark: str) -> Update:
        """A box was ticked: ask what shows that it is done. One was unticked: it is not done after all."""
        p, plan = self.screen.parts, self._plan()
        if opened := _opened(plan, ticked):
            self._change(Restore(id=opened.id), f"not done: {opened.title}")
            return self.screen.seen(session, Mark.of(mark))
        closing = _closing(plan, ticked)
        label = ASK_PROOF.format(title=closing.title) if closing else ""
        return {
            p.boxes: gr.update(value=[*render.boxes(plan)[1], *([closing.id] if closing else [])]),
            p.closing: gr.update(visible=closing is not None),
            p.proof: gr.update(label=label, value=""),
        }

    def close(self, ticked: list[str], proof: str, session: str, mark: str) -> Update:
        """Close the ticked step on what shows it. Raises UserInputError without that, or when there is no such step."""
        step = _closing(self._plan(), ticked)
        if step is None:
            raise UserInputError(GONE)
        done = Done(milestone=step.id, evidence=" ".join(proof.split()), on=self.screen.coach.settings.today)
        self._change(MarkDone(done=done), f"done: {step.title}")
        return self.screen.seen(session, Mark.of(mark))

    def example(self, request: gr.Request) -> Update:
        """Explore the plan of the example person; nothing is saved under the person's own name."""
        p, (plan, profile) = self.screen.parts, self.screen.coach.example()
        shown, session = render.Shown.of(plan, profile, self.screen.coach.framework), unbegun()
        self.screen.windows.turn(request, session)
        return {
            **self.screen.tabs(shown, interactive=False),
            p.aim: f"<p class='mark'>{NAMED}</p>{shown.aim()}",
            p.tabs["Changes"]: "<p class='quiet'>An example has no history.</p>",
            p.chatbot: [{"role": "assistant", "content": EXAMPLE_TOLD}],
            p.session: session,
            p.mark: str(Mark(plan=EXAMPLE)),
            p.moved: gr.update(visible=False),
            p.exports: gr.update(visible=False),
            p.new: gr.update(visible=True),
        }

    def _plan(self) -> CareerPlan:
        """The plan worked out for today. Raises UserInputError when there is none."""
        return self.screen.coach.plan_of(self.screen.coach.current().state)

    def _change(self, operation: Operation, reason: str) -> None:
        _, outcome, _ = self.screen.coach.change(Patch(operations=(operation,), reason=reason))
        for refused in outcome.rejected:
            raise UserInputError(f"The plan stays as it is: {refused.why}. {refused.ask or ''}".strip())


def _opened(plan: CareerPlan, ticked: list[str]) -> Milestone | None:
    """A step that is done and was unticked."""
    return next((item for item in plan.milestones if item.status == "done" and item.id not in ticked), None)


def _closing(plan: CareerPlan, ticked: list[str]) -> Milestone | None:
    """The step that was ticked last and is not done yet."""
    open_ = {item.id: item for item in plan.milestones if item.status != "done"}
    return next((open_[name] for name in reversed(ticked) if name in open_), None)
