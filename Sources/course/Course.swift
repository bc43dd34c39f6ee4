import ArgumentParser
@main struct Course: ParsableCommand { func run() { print("hi") } }
