/// The page that a party without an account opens by its link: the item and the requested answer.
package struct AnswerPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var refusal: NotePart?
  package var facts: [ItemPage.Fact]
  package var moves: [MovePart]
  /// The message if there is nothing left to do.
  package var done: String?

  package init(
    frame: FramePart, head: HeadPart, refusal: NotePart? = nil, facts: [ItemPage.Fact], moves: [MovePart], done: String? = nil
  ) {
    self.frame = frame
    self.head = head
    self.refusal = refusal
    self.facts = facts
    self.moves = moves
    self.done = done
  }
}
