import TestSupport
import Testing

/// `kill -9` between a request and its repetition.
extension RoadTests {
  /// On a server of its own: every road is asked, all of them at once, while the power goes; then all again.
  @Test("After a kill the second try still has one effect", arguments: [false, true])
  func killed(whileAsked isCutShort: Bool) async throws {
    let office = try await RoadOffice.open()
    var posts: [(road: Road, post: KeyedPost, key: String)] = []
    for road in KeyedPost.roads { posts.append((road, try await office.keyed(road), unique("key"))) }
    let first = await withTaskGroup(of: (Road, Reply?).self) { group in
      for (road, post, key) in posts { group.addTask { (road, try? await post.send(key, false)) } }
      var replies: [Road: Reply] = [:]
      for await (road, reply) in group {
        replies[road] = reply
        // The others are on their way, read, decided or written.
        if isCutShort, replies.count == posts.count / 3 { try? await office.killAndServe() }
      }
      return replies
    }
    if !isCutShort { try await office.killAndServe() }
    for (road, post, key) in posts {
      let again = try await post.send(key, false)
      #expect(again.hasWorked, "\(road.rawValue): \(again)")
      if let reply = first[road], reply.hasWorked {
        #expect(reply.status == again.status && reply.location == again.location, "\(road.rawValue)")
      }
      let effects = try await post.effects()
      #expect(effects == 1, "\(road.rawValue) took effect \(effects) times")
    }
    try await office.stop()
    #expect(try await office.duban.run("verify").ok() == "")
  }
}
