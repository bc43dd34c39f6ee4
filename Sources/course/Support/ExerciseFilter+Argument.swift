import ArgumentParser
import CourseTerminal

extension ExerciseFilter: ExpressibleByArgument {}
