using BriefBot.Host.Configuration;

namespace BriefBot.Tests.Host;

public class HiddenSecretsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("https://models.example/v1", "https://models.example/v1")]
    [InlineData("https://me:secret@models.example/v1", "https://(hidden)@models.example/v1")]
    [InlineData("https://p@ss@models.example", "https://(hidden)@models.example")]
    [InlineData("https://models.example/v1?api-version=2026&key=secret", "https://models.example/v1?api-version=(hidden)&key=(hidden)")]
    [InlineData("https://models.example/?secret#token", "https://models.example/?(hidden)#(hidden)")]
    [InlineData("https://models.example/a@b/c", "https://models.example/a@b/c")]
    [InlineData("http://a:b@one.example; http://two.example/?k=v", "http://(hidden)@one.example; http://two.example/?k=(hidden)")]
    [InlineData("90.00:00:00", "90.00:00:00")]
    public void What_may_be_secret_in_an_address_is_left_out(string text, string shown) => HiddenSecrets.InAddresses(text).ShouldBe(shown);
}
