import Foundation
import TestSupport
import Testing

/// A request that comes twice under one key takes effect once and has one answer.
extension RoadTests {
  /// Where both answers are there in full: equal but for what no client keeps.
  private func expectSame(_ first: Reply, _ second: Reply) {
    #expect(first.status == second.status && first.location == second.location, "\(first)\n\(second)")
    if first.json != .null { #expect(first.json == second.json) }
  }

  @Test("The same request twice takes effect once", arguments: KeyedPost.roads)
  func twice(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let post = try await office.keyed(road)
    let key = unique("key")
    let first = try await post.send(key, false)
    #expect(first.hasWorked, "\(first)")
    let second = try await post.send(key, false)
    expectSame(first, second)
    if first.location.isEmpty, first.json == .null { #expect(first.text == second.text) }
    let effects = try await post.effects()
    #expect(effects == 1)
  }

  @Test("Two at once take effect once", arguments: KeyedPost.roads)
  func twoAtOnce(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let post = try await office.keyed(road)
    let key = unique("key")
    async let one = post.send(key, false)
    async let other = post.send(key, false)
    let (first, second) = try await (one, other)
    #expect(first.hasWorked && second.hasWorked, "\(first)\n\(second)")
    expectSame(first, second)
    let effects = try await post.effects()
    #expect(effects == 1)
  }

  @Test("Another request under the same key is refused", arguments: KeyedPost.roads)
  func anotherBody(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let post = try await office.keyed(road)
    let key = unique("key")
    let first = try await post.send(key, false)
    #expect(first.hasWorked, "\(first)")
    let other = try await post.send(key, true)
    if road == .sessionAPI {
      // Who does not know the password learns nothing of the key.
      #expect([401, 422].contains(other.status) && other.json["token"] == .null, "\(other)")
    } else {
      #expect(other.status == 422, "\(other)")
      if road.rawValue.contains("/api/") { #expect(other.code == "key-reused") }
    }
    let effects = try await post.effects()
    #expect(effects == 1)
  }

  @Test("The stored answer is given even if the item has moved on", arguments: KeyedPost.movingOn)
  func movedOn(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let post = try await office.keyed(road)
    let moveOn = try #require(post.moveOn)
    let key = unique("key")
    let first = try await post.send(key, false)
    #expect(first.hasWorked, "\(first)")
    try await moveOn()
    expectSame(first, try await post.send(key, false))
    let effects = try await post.effects()
    #expect(effects == 1)
  }
}
