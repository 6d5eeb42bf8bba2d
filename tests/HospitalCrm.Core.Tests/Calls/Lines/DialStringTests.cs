using HospitalCrm.Core.Calls.Lines;

namespace HospitalCrm.Core.Tests.Calls.Lines;

/// <summary>Nothing but keys of a telephone reaches a modem, whatever stands in an archive.</summary>
public sealed class DialStringTests
{
    [Theory]
    [InlineData("13800138000")]
    [InlineData("9,01058781234")]
    [InlineData("*72#")]
    public void Keys_pass(string text) => Assert.Equal(text, DialString.Read(text)?.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(",,,")]
    [InlineData("138;ATH")]
    [InlineData("13800138000\rAT&F\r")]
    [InlineData("13800138000\n")]
    [InlineData("138+++")]
    [InlineData("13800138000;+FCLASS=8")]
    [InlineData("١٣٨٠٠١٣٨٠٠٠")]
    [InlineData("１３８００１３８０００")]
    [InlineData("W13800138000@")]
    [InlineData("13800138000\0")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void Anything_else_is_refused_whole(string? text) => Assert.Null(DialString.Read(text));

    [Fact]
    public void It_does_not_print_itself_into_a_log() => Assert.DoesNotContain("138", $"{DialString.Read("13800138000")}", StringComparison.Ordinal);
}
