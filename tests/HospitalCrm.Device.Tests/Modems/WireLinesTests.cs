using System.Text;
using HospitalCrm.Device.Modems;

namespace HospitalCrm.Device.Tests.Modems;

public sealed class WireLinesTests
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    private static readonly byte[] Call =
        [.. "\r\nRING\r\n\r\nNMBR = 13800138000\r\n\r\nNAME = "u8, .. Gbk.GetBytes("王芳"), .. "\r\n"u8];

    [Fact]
    public void A_call_torn_at_any_byte_reads_the_same()
    {
        for (var cut = 0; cut <= Call.Length; cut++)
        {
            var wire = new WireLines();

            string[] lines = [.. wire.Take(Call.AsSpan(0, cut)), .. wire.Take(Call.AsSpan(cut))];

            Assert.Equal(["RING", "NMBR = 13800138000", "NAME = 王芳"], lines);
        }
    }

    [Theory]
    [InlineData("one\rtwo\ntree\r\n\r\n\n\rfour\n")]
    [InlineData("\0\x01one\r\0two\r\x02\r\ntr\0ee\nfour\r")]
    public void Glued_lines_are_parted_and_empty_ones_dropped(string bytes)
    {
        var lines = new WireLines().Take(Encoding.ASCII.GetBytes(bytes));

        Assert.Equal(["one", "two", "tree", "four"], lines);
    }

    [Fact]
    public void A_megabyte_without_an_end_is_dropped_and_the_next_line_is_heard()
    {
        var wire = new WireLines();
        var noise = new byte[1 << 20];
        Array.Fill(noise, (byte)'x');

        var during = wire.Take(noise);
        var after = wire.Take("\r\nRING\r\n"u8);

        Assert.Empty(during);
        Assert.Equal(["RING"], after);
    }

    [Theory]
    [InlineData("WANG SAN", "us-ascii")]
    [InlineData("王芳", "utf-8")]
    [InlineData("王芳", "gbk")]
    [InlineData("欧阳娜娜", "gbk")]
    [InlineData("Vähälä", "iso-8859-1")]
    public void A_name_is_read_in_the_alphabet_it_came_in(string name, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] bytes = [.. Encoding.GetEncoding(encoding).GetBytes(name), (byte)'\r'];

        var lines = new WireLines().Take(bytes);

        Assert.Equal([name], lines);
    }
}
