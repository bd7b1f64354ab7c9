/** Starts the server from trino-main's classes; the launcher's own class is not on Maven Central. */
public class Main {
  public static void main(String[] arguments) {
    new io.trino.server.Server().start("435");
  }
}
