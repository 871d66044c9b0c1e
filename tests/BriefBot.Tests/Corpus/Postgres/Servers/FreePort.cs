using System.Net;
using System.Net.Sockets;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>Ports on loopback for servers that are stopped and come back on the same one.</summary>
static class FreePort
{
    // Below those that Linux hands out for connections and for port 0 (32768 and up): nobody is given it while its server is away.
    const int First = 12_000;
    const int Last = 32_000;

    /// <summary>A port that nobody listens on at the moment. Another process may take it before the caller does.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken.
            }
        }
    }
}
