using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Tests.Patients.Phones;

public sealed class HostilePhoneTextTests
{
    private static readonly NumberingPlan Beijing = new("010", "9");

    [Theory]
    [InlineData('1')]
    [InlineData('0')]
    [InlineData('a')]
    [InlineData('-')]
    [InlineData('+')]
    [InlineData('张')]
    [InlineData('\uD842')]
    public void Ten_million_characters_leave_a_short_raw_text(char character)
    {
        var number = PhoneNumbers.Normalise(new string(character, 10_000_000), Beijing);

        Assert.Equal(PhoneKind.Raw, number.Kind);
        Assert.InRange(number.Text.Length, 1, 64);
    }

    [Fact]
    public void A_number_in_ten_million_blanks_is_still_the_number()
    {
        var raw = new string(' ', 5_000_000) + "13800138000" + new string('\u202E', 5_000_000);

        var number = PhoneNumbers.Normalise(raw, Beijing);

        Assert.Equal("13800138000", number.Text);
    }

    [Fact]
    public void A_long_text_that_begins_like_a_number_never_becomes_it()
    {
        var once = PhoneNumbers.Normalise("sip:13800138000@" + new string('h', 300), Beijing);

        var twice = PhoneNumbers.Normalise(once.Text, Beijing);

        Assert.Equal(PhoneKind.Raw, once.Kind);
        Assert.Equal(once, twice);
    }

    [Fact]
    public void A_cut_never_halves_a_rare_character()
    {
        var raw = new string('a', 62) + string.Concat(Enumerable.Repeat("𠮷", 20));

        var number = PhoneNumbers.Normalise(raw, Beijing);

        Assert.DoesNotContain(number.Text, char.IsSurrogate);
    }

    [Fact]
    public void A_number_already_in_its_spelling_costs_no_memory()
    {
        var raw = "13800138000";
        PhoneNumbers.Normalise(raw, Beijing);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var number = PhoneNumbers.Normalise(raw, Beijing);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Same(raw, number.Text);
    }
}
