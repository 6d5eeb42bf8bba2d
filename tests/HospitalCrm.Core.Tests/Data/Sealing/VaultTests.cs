using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Tests.Data.Sealing;

public sealed class VaultTests : IDisposable
{
    private const string Phone = "Patient.Phone";

    private readonly TemporaryFolder _keys = new();
    private readonly Vault _vault;

    public VaultTests() => _vault = new(KeyRing.Create(_keys.Path));

    public void Dispose()
    {
        _vault.Dispose();
        _keys.Dispose();
    }

    public static TheoryData<string> Texts { get; } = new("", "0", "13800138000", "王芳", "👩‍⚕️ 𠮷野家 é", "line\r\nline\0end", new string('中', 350_000));

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_is_sealed_opens_to_the_same_text(string text) =>
        Assert.Equal(text, _vault.Open(Phone, _vault.Seal(Phone, text)));

    [Fact]
    public void Every_single_byte_is_protected()
    {
        var whole = _vault.Seal(Phone, "13800138000").Bytes;

        for (var at = 0; at < whole.Length; at++)
        {
            var tampered = whole.ToArray();
            tampered[at] ^= 0x01;
            Assert.ThrowsAny<CryptographicException>(() => _vault.Open(Phone, new Sealed(tampered)));
        }
    }

    [Fact]
    public void Cut_and_stretched_bytes_do_not_open()
    {
        var whole = _vault.Seal(Phone, "13800138000").Bytes;

        for (var length = 0; length < whole.Length; length++)
        {
            Assert.ThrowsAny<CryptographicException>(() => _vault.Open(Phone, new Sealed(whole[..length])));
        }

        Assert.ThrowsAny<CryptographicException>(() => _vault.Open(Phone, new Sealed([.. whole, 0])));
    }

    [Fact]
    public void Bytes_moved_to_another_column_do_not_open() =>
        Assert.ThrowsAny<CryptographicException>(() => _vault.Open("Patient.Address", _vault.Seal(Phone, "13800138000")));

    [Fact]
    public void Another_hospitals_ring_opens_nothing()
    {
        using var elsewhere = new TemporaryFolder();
        using var foreign = new Vault(KeyRing.Create(elsewhere.Path));

        Assert.ThrowsAny<CryptographicException>(() => foreign.Open(Phone, _vault.Seal(Phone, "13800138000")));
    }

    [Fact]
    public void The_same_text_is_sealed_differently_every_time_and_holds_no_clear_text()
    {
        var first = _vault.Seal(Phone, "13800138000");
        var second = _vault.Seal(Phone, "13800138000");

        Assert.NotEqual(first, second);
        Assert.DoesNotContain("138", Encoding.Latin1.GetString(first.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sealed_value_never_prints_its_content() => Assert.Equal("(sealed)", $"{_vault.Seal(Phone, "13800138000")}");

    [Fact]
    public void Nothing_typed_is_nothing_sealed()
    {
        Assert.Null(_vault.SealOptional(Phone, null));
        Assert.Null(_vault.SealOptional(Phone, ""));
        Assert.Null(_vault.Open(Phone, (Sealed?)null));
    }

    [Fact]
    public async Task Many_threads_seal_and_open_at_once()
    {
        var wrong = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(Enumerable.Range(0, 4_000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) =>
        {
            var text = $"{number:D11}";
            var sealedText = _vault.Seal(Phone, text);
            await Task.Yield();
            if (_vault.Open(Phone, sealedText) != text)
            {
                wrong.Add(text);
            }
        });

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_blind_index_finds_equal_values_of_one_purpose_only()
    {
        var index = _vault.BlindIndex("A", "13800138000");

        Assert.Equal(16, index.Length);
        Assert.Equal(index, _vault.BlindIndex("A", "13800138000"));
        Assert.NotEqual(index, _vault.BlindIndex("A", "13800138001"));
        Assert.NotEqual(index, _vault.BlindIndex("B", "13800138000"));
        Assert.NotEqual(_vault.BlindIndex("A", "BC"), _vault.BlindIndex("AB", "C"));
    }

    [Fact]
    public void Another_hospitals_blind_index_is_another()
    {
        using var elsewhere = new TemporaryFolder();
        using var foreign = new Vault(KeyRing.Create(elsewhere.Path));

        Assert.NotEqual(_vault.BlindIndex("A", "13800138000"), foreign.BlindIndex("A", "13800138000"));
    }
}
