import Domain

/// One row's strip of the schedule, in drawing order: days off, incoming arrows, the bar, outgoing arrows, today's line.
package struct AxisPart: Sendable {
  /// A rectangle on the strip, from `from` to `to` in hundredths of a percent.
  package struct Box: Sendable {
    package enum Kind: String, Sendable {
      case plain = ""
      case done, open, past, check, frozen
    }
    package var kind: Kind
    package var from: Int
    package var to: Int
    package var isThin: Bool
    /// It extends beyond the axis, so its end is drawn square.
    package var isCut: Bool

    package init(kind: Kind, from: Int, to: Int, isThin: Bool = false, isCut: Bool = false) {
      self.kind = kind
      self.from = from
      self.to = to
      self.isThin = isThin
      self.isCut = isCut
    }

    package var name: String { kind.rawValue }
    package var x: String { Axis.percent(from) }
    package var width: String { Axis.percent(to - from) }
    package var height: Int { kind == .frozen ? 5 : isThin ? 6 : 10 }
    /// The vertical offset in pixels: centres a bar on the row and draws a freeze below it.
    package var shift: String { kind == .frozen ? "8.5" : isThin ? "-3" : "-5" }
  }

  /// A segment of an arrow between rows. Its x positions are hundredths of a percent of the strip, its y positions CSS lengths such as
  /// `50%`.
  package struct Line: Sendable {
    package var from: Int
    package var to: Int
    package var top: String
    package var bottom: String
    package var hasHead: Bool
    /// Vertical shift in pixels, so that the arrow ends at the bar's edge.
    package var shift: Int

    package init(from: Int, to: Int, top: String, bottom: String, hasHead: Bool = false, shift: Int = 0) {
      self.from = from
      self.to = to
      self.top = top
      self.bottom = bottom
      self.hasHead = hasHead
      self.shift = shift
    }

    package var x1: String { Axis.percent(from) }
    package var x2: String { Axis.percent(to) }
    package var isShifted: Bool { shift != 0 }
  }

  /// The text alternative of the strip: 11月12日至11月20日，已逾期.
  package var label: String
  package var rests: [Box]
  package var boxes: [Box]
  package var before: [Line]
  package var after: [Line]
  package var now: String?

  package init(label: String, rests: [Box], boxes: [Box], before: [Line] = [], after: [Line] = [], now: String? = nil) {
    self.label = label
    self.rests = rests
    self.boxes = boxes
    self.before = before
    self.after = after
    self.now = now
  }
}
