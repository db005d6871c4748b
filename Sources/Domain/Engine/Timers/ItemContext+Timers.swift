/// Moves that time makes.
extension ItemContext {
  /// The move that the clock makes now; nil where its time has not come.
  package func tick(on action: ActionContext) throws(Refusal) -> Change? {
    let workflow = try workflow(of: item)
    let timed = workflow.moves(from: item.state).compactMap { move in
      move.timing.flatMap { calendar.time($0, of: item) }.map { (move: move, at: $0) }
    }
    for (move, at) in timed.sorted(by: { $0.at < $1.at }) where at <= action.now {
      do throws(Refusal) { try check(move.guards, at: action.now, in: workflow) } catch { continue }
      return try apply(move, Form(), of: workflow, by: action, automatic: "time")
    }
    return nil
  }
}
