namespace BriefBot.Discord.Tests.Gateway;

public class GatewayAddressTests
{
    static readonly Uri Base = GatewayAddress.Base("wss://gateway.discord.gg", compress: true);

    [Fact]
    public void The_query_is_ours() => Base.ToString().ShouldBe("wss://gateway.discord.gg/?v=10&encoding=json&compress=zlib-stream");

    [Fact]
    public void A_session_is_resumed_at_the_address_given_with_our_query() =>
        GatewayAddress
            .Resume("wss://gateway-us-east1-b.discord.gg/?v=1&compress=zstd-stream#x", Base, compress: false)!
            .ToString()
            .ShouldBe("wss://gateway-us-east1-b.discord.gg/?v=10&encoding=json");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gateway.discord.gg")]
    [InlineData("ws://gateway-us-east1-b.discord.gg")]
    [InlineData("https://gateway-us-east1-b.discord.gg")]
    [InlineData("wss://discord.gg.evil.example")]
    [InlineData("wss://evildiscord.gg")]
    [InlineData("wss://discord.gg@evil.example")]
    [InlineData("wss://user@gateway.discord.gg")]
    [InlineData("wss://10.0.0.1")]
    public void The_token_goes_nowhere_else(string? url) => GatewayAddress.Resume(url, Base, compress: true).ShouldBeNull();

    [Fact]
    public void A_gateway_of_this_machine_needs_no_encryption()
    {
        var here = GatewayAddress.Base("ws://127.0.0.1:99", compress: false);

        GatewayAddress
            .Resume("ws://127.0.0.1:100/resume", here, compress: false)!
            .ToString()
            .ShouldBe("ws://127.0.0.1:100/resume?v=10&encoding=json");
        GatewayAddress.Resume("ws://evil.example", here, compress: false).ShouldBeNull();
    }
}
