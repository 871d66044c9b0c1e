using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>What a connection needs of the client around it.</summary>
sealed record GatewayContext(DiscordSocketConfig Options, TimeProvider Time, Jitter Jitter, GatewayMeter Meter, ILogger Logger);
