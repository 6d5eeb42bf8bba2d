using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Modems;

namespace HospitalCrm.Device.Tests.Modems;

public sealed class CallerIdPacketTests
{
    [Theory]
    [InlineData("04 12 30 39 33 30 31 32 32 34 36 30 39 35 35 35 31 32 31 32 51", "6095551212")]
    [InlineData("80 17 01 08 31 31 32 31 32 30 33 38 02 0B 31 33 38 30 30 31 33 38 30 30 30 99", "13800138000")]
    [InlineData("80 18 01 08 31 31 32 31 32 30 33 38 02 0C 30 31 33 38 30 30 31 33 38 30 30 30 67", "013800138000")]
    [InlineData("04 13 31 31 32 31 32 30 33 38 31 33 38 30 30 31 33 38 30 30 30 2F", "13800138000")]
    public void A_packet_gives_its_number(string hex, string number)
    {
        var packet = CallerIdPacket.TryRead(hex);

        Assert.Equal(number, packet?.Number);
    }

    [Theory]
    [InlineData("80 10 01 08 31 31 32 31 32 30 33 38 04 01 50 08 01 50 27", Presentation.Withheld)]
    [InlineData("80 0D 01 08 31 31 32 31 32 30 33 38 04 01 4F 84", Presentation.Unavailable)]
    public void A_packet_says_why_there_is_no_number(string hex, Presentation presentation)
    {
        var packet = CallerIdPacket.TryRead(hex);

        Assert.NotNull(packet);
        Assert.Null(packet.Number);
        Assert.Equal(presentation, packet.Presentation);
    }

    [Fact]
    public void A_chinese_name_is_read()
    {
        var packet = CallerIdPacket.TryRead("80 1D 01 08 31 31 32 31 32 30 33 38 07 04 D5 C5 C8 FD 02 0B 30 31 30 35 38 37 38 31 32 33 34 1A");

        Assert.Equal(("张三", "01058781234"), (packet?.Name, packet?.Number));
    }

    [Theory]
    [InlineData("80 20 01 08 30 33 32 34 30 39 30 32 07 08 4A 4F 48 4E 20 44 4F 45 02 0A 38 30 30 35 35 35 31 32 31 32 7D")]
    [InlineData("04 09 30 39 33 30 31 32 32 34 50 12")]
    public void A_wrong_checksum_is_refused(string hex) => Assert.Null(CallerIdPacket.TryRead(hex));

    [Theory]
    [InlineData("")]
    [InlineData("04")]
    [InlineData("NMBR = 13800138000")]
    [InlineData("8017010831313231323033380")]
    [InlineData("0001FF")]
    [InlineData("80 03 02 05 31 45")]
    public void What_is_no_packet_is_refused(string text) => Assert.Null(CallerIdPacket.TryRead(text));
}
