using System.Text;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Tests.Security;

/// <summary>The test vectors of RFC 6238 (SHA-1; the last six of its eight digits) and RFC 4648.</summary>
public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void One_step_before_and_after_is_accepted_and_no_more(int off, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var code = Totp.CodeAt(Secret, Totp.StepAt(now.AddSeconds(off)));

        Assert.Equal(accepted, Totp.Match(Secret, code, now) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("12a456")]
    [InlineData("１２３４５６")]
    public void What_is_no_code_matches_nothing(string typed) => Assert.Null(Totp.Match(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59)));

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void The_key_is_typed_in_base_32(string text, string typed) => Assert.Equal(typed, Totp.Base32(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void The_address_names_hospital_and_person() => Assert.Equal(
        "otpauth://totp/%E5%B8%82%E4%B8%AD%E5%BF%83%E5%8C%BB%E9%99%A2:admin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E5%B8%82%E4%B8%AD%E5%BF%83%E5%8C%BB%E9%99%A2&algorithm=SHA1&digits=6&period=30",
        Totp.Address(Secret, "市中心医院", "admin"));
}
