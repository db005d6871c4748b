extension Workflow.Whole {
  /// The day set above comes first, then the law's term for the class, then the usual.
  package func limit(for item: Item, on calendar: WorkCalendar) -> TimeLimit? {
    if let day = outer.flatMap({ item.fields[$0]?.day }) { return .on(ahead.map { calendar.day(day, before: $0) } ?? day) }
    if let term = lawful.flatMap({ item.fields[$0]?.text }).flatMap({ terms[$0] }) { return term }
    return field.flatMap { item.fields[$0]?.text }.flatMap { limits[$0] } ?? otherwise
  }
}
