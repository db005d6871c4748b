import TestSupport
import Testing
@Suite struct RaceTests { }
