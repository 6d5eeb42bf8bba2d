using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Modems;

namespace HospitalCrm.Device.Tests.Modems;

public sealed class CallerIdReadingTests
{
    /// <summary>Each sign in one word: ring, number:… (w = withheld, u = unavailable; +name when it came first), name:….</summary>
    private static string Heard(params string[] lines)
    {
        var reading = new CallerIdReading();
        return string.Join(' ', lines.SelectMany(reading.Read).Select(Word));
    }

    private static string Word(CallerIdSign sign) => sign.Kind switch
    {
        CallerIdSignKind.Ring => "ring",
        CallerIdSignKind.Name => $"name:{sign.Name}",
        _ => "number:" + sign.Presentation switch
        {
            Presentation.Withheld => "w",
            Presentation.Unavailable => "u",
            _ => sign.Number,
        } + (sign.Name is null ? "" : $"+{sign.Name}"),
    };

    [Theory]
    [InlineData("NMBR = 13800138000", "number:13800138000")]
    [InlineData("NMBR=13800138000", "number:13800138000")]
    [InlineData("NMBR= 13800138000 ", "number:13800138000")]
    [InlineData("nmbr =13800138000", "number:13800138000")]
    [InlineData("DDN_NMBR = 057163663699", "number:057163663699")]
    [InlineData("DDN = 57163663699", "number:57163663699")]
    [InlineData("NMBR = 8001", "number:8001")]
    [InlineData("NMBR = 5878123", "number:5878123")]
    [InlineData("NMBR = 58781234", "number:58781234")]
    [InlineData("NMBR = 158781234", "number:158781234")]
    [InlineData("NMBR = 4075551212", "number:4075551212")]
    [InlineData("NMBR = 01058781234", "number:01058781234")]
    [InlineData("NMBR = 013800138000", "number:013800138000")]
    public void A_number_line_of_any_length_tells_the_number_as_it_came(string line, string expected) =>
        Assert.Equal(expected, Heard(line));

    [Theory]
    [InlineData("NMBR = P", "number:w")]
    [InlineData("NMBR = Private", "number:w")]
    [InlineData("NMBR = PRIVATE", "number:w")]
    [InlineData("NMBR = WITHHELD", "number:w")]
    [InlineData("NMBR = Restricted", "number:w")]
    [InlineData("NMBR = ANONYMOUS", "number:w")]
    [InlineData("NMBR = PrivDirOff", "number:w")]
    [InlineData("NMBR = O", "number:u")]
    [InlineData("NMBR = Unavailable", "number:u")]
    [InlineData("NMBR = OUT-OF-AREA", "number:u")]
    [InlineData("NMBR = OUT OF AREA", "number:u")]
    [InlineData("NMBR = 0000000000", "number:u")]
    [InlineData("NMBR =", "number:u")]
    [InlineData("NMBR = ??", "number:u")]
    public void Words_in_place_of_a_number_say_why_there_is_none(string line, string expected) =>
        Assert.Equal(expected, Heard(line));

    [Theory]
    [InlineData("RING")]
    [InlineData("RING A")]
    [InlineData("RING 2")]
    [InlineData("CID RING")]
    [InlineData("  ring ")]
    public void Every_kind_of_ring_is_a_ring(string line) => Assert.Equal("ring", Heard(line));

    [Theory]
    [InlineData("OK")]
    [InlineData("ERROR")]
    [InlineData("AT+VCID=1")]
    [InlineData("ATE1V1Q0")]
    [InlineData("DATE =")]
    [InlineData("DATE = 0321")]
    [InlineData("TIME = 12541")]
    [InlineData("TIME = 2423")]
    [InlineData("DATE TIME=01/06 14:15")]
    [InlineData("MESG = 060101")]
    [InlineData("MESG = NONE")]
    [InlineData("NAME =")]
    [InlineData("13800138000")]
    [InlineData("RINGING")]
    [InlineData("BORING")]
    [InlineData("USERNAME = X")]
    [InlineData("þÿ~{x€")]
    public void Anything_else_says_nothing(string line) => Assert.Equal("", Heard(line));

    [Fact]
    public void The_number_is_told_before_its_name_and_the_name_is_a_word_of_its_own() =>
        Assert.Equal("ring number:13800138000 name:WANG SAN ring",
            Heard("RING", "DATE = 0321", "TIME = 1405", "NMBR = 13800138000", "NAME = WANG SAN", "RING"));

    [Fact]
    public void A_number_may_come_before_the_first_ring() =>
        Assert.Equal("number:01058781234 ring ring", Heard("NMBR = 01058781234", "RING", "RING"));

    [Fact]
    public void A_name_before_its_number_is_told_with_it() =>
        Assert.Equal("ring number:057163663699+李四", Heard("RING", "NAME = 李四", "NMBR = 057163663699"));

    [Fact]
    public void Name_withheld_is_not_a_name() =>
        Assert.Equal("ring number:w ring", Heard("RING", "MESG = 060101", "DATE = 1121", "NMBR = P", "NAME = WITHHELD", "RING"));

    [Fact]
    public void Zeros_with_a_private_name_are_a_withheld_number() =>
        Assert.Equal("number:u number:w", Heard("NMBR = 0000000000", "NAME = PrivDirOff"));

    [Fact]
    public void A_private_name_before_zeros_is_a_withheld_number() =>
        Assert.Equal("number:w", Heard("NAME = Restricted", "NMBR = 0000000000"));

    [Fact]
    public void A_known_number_with_a_hidden_name_stays_known() =>
        Assert.Equal("number:13800138000", Heard("NMBR = 13800138000", "NAME = PRIVATE"));

    [Fact]
    public void A_name_without_any_number_is_told_at_the_next_ring() =>
        Assert.Equal("ring ring name:WANG SAN", Heard("RING", "NAME = WANG SAN", "RING"));

    [Fact]
    public void A_word_in_the_name_alone_says_why_there_is_no_number() =>
        Assert.Equal("ring ring number:w", Heard("RING", "NAME = PRIVATE", "RING"));

    [Fact]
    public void Several_fields_in_one_line_are_read_one_by_one() =>
        Assert.Equal("number:13800138000 name:WANG SAN", Heard("DATE=0321 TIME=1405 NMBR=13800138000 NAME=WANG SAN"));

    [Theory]
    [InlineData("NAME = WANG SAN\nRING", "name:WANG SAN ring")]
    [InlineData("NMBR = 13800138001RING", "number:13800138001 ring")]
    [InlineData("NMBR = 13800138001NAME = WANG SAN", "number:13800138001 name:WANG SAN")]
    public void Glued_lines_are_parted(string glued, string expected)
    {
        var reading = new CallerIdReading();
        reading.Read("NMBR = 13800138000");

        var heard = string.Join(' ', reading.Read(glued).Select(Word));

        Assert.Equal(expected, heard);
    }

    [Fact]
    public void The_dialable_number_of_the_same_burst_is_not_a_second_caller() =>
        Assert.Equal("number:58781234 ring", Heard("NMBR = 58781234", "DDN_NMBR = 01058781234", "RING"));

    [Fact]
    public void The_dialable_number_stands_in_when_the_other_is_not_given() =>
        Assert.Equal("number:u number:01058781234", Heard("NMBR = O", "DDN_NMBR = 01058781234"));

    [Fact]
    public void A_raw_packet_with_a_right_checksum_is_read_too() =>
        Assert.Equal("ring number:01058781234+张三",
            Heard("RING", "801D010831313231323033380704D5C5C8FD020B30313035383738313233341A"));

    [Fact]
    public void A_raw_packet_behind_MESG_is_read_too() =>
        Assert.Equal("number:13800138000", Heard("MESG = 801701083131323132303338020B313338303031333830303099"));

    [Fact]
    public void Nothing_of_one_call_sticks_to_the_next()
    {
        var reading = new CallerIdReading();
        reading.Read("NAME = WANG SAN");

        reading.Reset();

        Assert.Null(Assert.Single(reading.Read("NMBR = 13800138000")).Name);
    }
}
