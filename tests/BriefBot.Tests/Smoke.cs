namespace BriefBot.Tests;

public class Smoke
{
    [Fact]
    public void Nothing() => 1.ShouldBe(1);
}
