using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Tests.Patients.Identity;

public sealed class IdCardNumberTests
{
    [Theory]
    [InlineData("11010519491231002X", 1949, 12, 31, '2')] // the example of GB 11643
    [InlineData("440524188001010014", 1880, 1, 1, '1')] // the other one
    [InlineData("11010519491231002x", 1949, 12, 31, '2')]
    [InlineData(" 110105 19491231 002X ", 1949, 12, 31, '2')]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", 1949, 12, 31, '2')]
    [InlineData("110105491231002", 1949, 12, 31, '2')]
    public void A_valid_number_tells_birth_date_and_sex(string text, int year, int month, int day, char sex)
    {
        var fault = IdCardNumber.Check(text, out var number);

        Assert.Equal(IdCardFault.None, fault);
        Assert.Equal((new DateOnly(year, month, day), sex, sex == '1'), (number.BirthDate, number.SexCode, number.IsMale));
    }

    [Theory]
    [InlineData(null, IdCardFault.Length)]
    [InlineData("", IdCardFault.Length)]
    [InlineData("11010519491231002", IdCardFault.Length)]
    [InlineData("11010519491231002XX", IdCardFault.Length)]
    [InlineData("11010519491231O02X", IdCardFault.Characters)]
    [InlineData("11010519491231002Y", IdCardFault.Characters)]
    [InlineData("11010549123100X", IdCardFault.Characters)]
    [InlineData("١١٠١٠٥١٩٤٩١٢٣١٠٠٢٣", IdCardFault.Characters)]
    [InlineData("990105194912310021", IdCardFault.Region)]
    [InlineData("110105194902310021", IdCardFault.BirthDate)]
    [InlineData("110105490231002", IdCardFault.BirthDate)]
    [InlineData("110105194912310021", IdCardFault.Checksum)]
    [InlineData("111111111111111111", IdCardFault.BirthDate)]
    public void A_wrong_number_is_refused_for_its_first_fault(string? text, IdCardFault fault)
    {
        var found = IdCardNumber.Check(text, out var number);

        Assert.Equal(fault, found);
        Assert.Equal("", number.Text);
    }

    [Fact]
    public void The_first_generation_becomes_the_second_and_shares_its_core()
    {
        var first = Valid("110105491231002");
        var second = Valid("11010519491231002X");

        Assert.Equal(second, first);
        Assert.Equal("110105491231002", second.Core);
    }

    [Fact]
    public void A_number_written_by_accident_is_covered()
    {
        var number = Valid("11010519491231002X");

        Assert.Equal("1101**********002X", number.ToString());
    }

    [Fact]
    public void Ten_million_digits_are_only_too_long()
    {
        Assert.Equal(IdCardFault.Length, IdCardNumber.Check(new string('1', 10_000_000), out _));
    }

    private static IdCardNumber Valid(string text) =>
        IdCardNumber.TryParse(text, out var number) ? number : throw new ArgumentException("Not a valid number.", nameof(text));
}
