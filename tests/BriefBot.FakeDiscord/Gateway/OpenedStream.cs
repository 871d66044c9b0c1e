using Microsoft.AspNetCore.Http.Features;

namespace BriefBot.Fakes;

/// <summary>Stands before Kestrel's upgrade and keeps the stream, so that a frame can be broken off in its middle.</summary>
sealed class OpenedStream(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
{
    public Stream? Raw { get; private set; }

    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    public async Task<Stream> UpgradeAsync() => Raw = await inner.UpgradeAsync();
}
