using HospitalCrm.Device.Modems;
using HospitalCrm.Device.Scripts;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Device.Tests;

public sealed class LineDevicesTests
{
    [Theory]
    [InlineData("Modem", typeof(ModemLine))]
    [InlineData("Script", typeof(ScriptLine))]
    public void An_adapter_has_its_device(string adapter, Type device)
    {
        var made = LineDevices.Create(new() { Id = "line-1", Adapter = adapter }, TimeProvider.System, NullLoggerFactory.Instance);

        Assert.IsType(device, made);
        Assert.Equal("line-1", made?.Id);
    }

    [Fact]
    public void A_line_told_over_HTTP_has_no_device() =>
        Assert.Null(LineDevices.Create(new() { Id = "line-1", Adapter = "HttpEvents" }, TimeProvider.System, NullLoggerFactory.Instance));

    [Fact]
    public void An_unknown_adapter_is_refused_by_its_name()
    {
        var refused = Assert.Throws<ArgumentException>(
            () => LineDevices.Create(new() { Id = "line-1", Adapter = "Moden" }, TimeProvider.System, NullLoggerFactory.Instance));

        Assert.Contains("Moden", refused.Message, StringComparison.Ordinal);
    }
}
