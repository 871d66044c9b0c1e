namespace BriefBot.Discord.Tests.Payloads;

public class SnowflakeTests
{
    [Fact]
    public void An_id_tells_when_it_was_made()
    {
        // The example of Discord's own reference.
        Snowflake.Parse("175928847299117063").CreatedAt.ToUnixTimeMilliseconds().ShouldBe(1_462_015_105_796);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("12x")]
    [InlineData("99999999999999999999999")]
    public void What_is_no_id_is_refused(string text) => Snowflake.TryParse(text, out _).ShouldBeFalse();
}
