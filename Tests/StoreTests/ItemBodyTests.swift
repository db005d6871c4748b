import Domain
import TestSupport
import Testing

@testable import Store

struct ItemBodyTests {
  @Test func fieldsThatNobodyAsksForAreGoneBy() async throws {
    let body = #"{"fields":{"note":"}],\"\\","list":["]","{"],"count":3},"makers":{},"assisting":["g:x"],"since":7}"#
    var whole = try await House(on: .sqlite).register("一条")
    whole.fields = [:]
    var part = whole
    try whole.fill(from: body)
    try part.fill(from: body, isWhole: false)
    #expect(part.fields.isEmpty && whole.fields["note"]?.text == #"}],"\"#)
    part.fields = whole.fields
    #expect(part == whole && part.since == Instant(seconds: 7))
  }
}
