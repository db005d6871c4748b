/// Somebody listening.
package struct ChangeSubscription: Sendable {
  /// The round when it began.
  package var round: Int
  /// Only the newest where several came before the last was taken; again every few seconds where nothing happens.
  package var news: AsyncStream<ChangeEvent>
  package var end: @Sendable () -> Void
  package init(round: Int, news: AsyncStream<ChangeEvent>, end: @escaping @Sendable () -> Void) {
    self.round = round
    self.news = news
    self.end = end
  }
}
