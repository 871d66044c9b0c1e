using System.Net;
using System.Net.Sockets;

namespace BriefBot.Ingest.Fetching;

/// <summary>
/// Connects to hosts of the public internet only: asks for a name's addresses once, judges each, and connects to a judged address itself,
/// so that a name that leads elsewhere when asked again gains nothing.
/// </summary>
sealed class GuardedDialer(
    FetchLimits limits,
    NetworkList allowed,
    TimeProvider time,
    NameResolver? resolve = null,
    SocketOpener? open = null
)
{
    const int MostAddresses = 8;

    readonly NameResolver _resolve = resolve ?? ((host, cancellation) => Dns.GetHostAddressesAsync(host, cancellation));
    readonly SocketOpener _open = open ?? OpenAsync;

    /// <summary>A connection to a host, for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="DialException">There is none, and why.</exception>
    public async ValueTask<Stream> DialAsync(DnsEndPoint host, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(limits.Connect, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var addresses = Judged(await AddressesAsync(host.Host, either.Token));
            return await FirstAsync(addresses, host.Port, either.Token);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new DialException(
                new(FetchFailure.Unreachable, $"the host did not accept a connection within {FailureWords.Seconds(limits.Connect)}"),
                e
            );
        }
    }

    async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var literal))
            return [literal];
        try
        {
            var addresses = await _resolve(host, cancellation);
            if (addresses.Length > 0)
                return addresses;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.TryAgain)
        {
            throw new DialException(
                new(FetchFailure.Unreachable, "the host's name could not be looked up just now (no answer from the name server)"),
                e
            );
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            throw new DialException(NotFound, e);
        }
        throw new DialException(NotFound);
    }

    static FetchResult.Failed NotFound => new(FetchFailure.NameNotFound, "there is no host of that name; look for a typing error");

    List<IPAddress> Judged(IPAddress[] addresses)
    {
        var judged = new List<IPAddress>();
        string? objection = null;
        foreach (var address in addresses.Take(MostAddresses))
        {
            var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            if (SpecialNetworks.Objection(plain, allowed) is { } kind)
                objection ??= kind;
            else
                judged.Add(plain);
        }
        return judged.Count > 0 ? judged : throw new DialException(AddressRules.Blocked(objection!));
    }

    async Task<Stream> FirstAsync(List<IPAddress> addresses, int port, CancellationToken cancellation)
    {
        Exception? failure = null;
        foreach (var address in addresses)
        {
            // An address that doesn't answer leaves the others their time.
            using var share =
                addresses.Count > 1 ? new CancellationTokenSource(limits.Connect / addresses.Count, time) : new CancellationTokenSource();
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, share.Token);
            try
            {
                return await _open(new IPEndPoint(address, port), either.Token);
            }
            catch (SocketException e)
            {
                failure = e;
            }
            catch (OperationCanceledException e) when (addresses.Count > 1 && !cancellation.IsCancellationRequested)
            {
                failure = e;
            }
        }
        throw new DialException(
            new(
                FetchFailure.Unreachable,
                $"no connection to the host ({(failure as SocketException)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => "it refuses connections",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable => "there is no way to it from here",
            _ => "it does not answer",
        }})"
            ),
            failure
        );
    }

    static async Task<Stream> OpenAsync(IPEndPoint target, CancellationToken cancellation)
    {
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Gives the addresses of a host's name.</summary>
delegate Task<IPAddress[]> NameResolver(string host, CancellationToken cancellation);

/// <summary>Opens a connection to exactly this address.</summary>
delegate Task<Stream> SocketOpener(IPEndPoint target, CancellationToken cancellation);
