import CBench

/// The limit of SQLite on this disk, measured by a minimal loop in C.
struct Commits {
  let perSecond: Double
  let seconds: Double
  /// Milliseconds for a commit.
  let p99: Double

  /// - Parameters:
  ///   - before: run once, not measured.
  ///   - statements: the statements of one round; `?1` is its number, `?2` the next of `items`.
  ///   - together: the number of rounds in one transaction.
  init(
    _ path: String, before: [String], _ statements: [String], items: [String] = [""], together: Int = 1, seconds: Double = 0,
    rounds: Int = 0
  ) throws {
    var counted = bench_commits()
    let code = withPointers(before) { before in
      withPointers(statements) { statements in
        withPointers(items) { pointers in
          var writes = bench_writes(
            before: before, statements: statements, items: pointers, item_count: items.count, together: Int32(together), seconds: seconds,
            rounds: UInt64(rounds))
          return bench_run_commits(path, &writes, &counted)
        }
      }
    }
    guard code == 0 else {
      let complaint = withUnsafeBytes(of: counted.complaint) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      throw Child.Failure(description: "SQLite: \(complaint)")
    }
    perSecond = Double(counted.commits) / counted.seconds
    self.seconds = counted.seconds
    p99 = counted.p99
  }
}
