import Dispatch
import Synchronization

/// Work that is read on all cores at once: a start waits for it.
enum Together {
  static func each<One: Sendable, Made: Sendable>(_ all: [One], _ make: @Sendable (One) -> Made) -> [Made] {
    let made = Mutex<[Made?]>(Array(repeating: nil, count: all.count))
    DispatchQueue.concurrentPerform(iterations: all.count) { place in
      let one = make(all[place])
      made.withLock { $0[place] = one }
    }
    return made.withLock { $0.compactMap(\.self) }
  }
}
