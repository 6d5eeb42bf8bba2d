using System.IO.Compression;
using System.Text;
using HospitalCrm.Core.Complaints.Attachments;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Tests.Complaints.Attachments;

/// <summary>What a file is, by its first bytes; what is refused.</summary>
public sealed class AttachmentContentTests
{
    public static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];

    [Fact]
    public void Each_kind_is_known_by_its_content()
    {
        (byte[] File, string Extension, AttachmentKind Kind)[] known =
        [
            ([0xFF, 0xD8, 0xFF, 0xE0, 1], "JPEG", AttachmentKind.Jpg),
            (Png, "png", AttachmentKind.Png),
            ([.. "%PDF-1.7 "u8], "pdf", AttachmentKind.Pdf),
            (Zip("word/document.xml"), "docx", AttachmentKind.Docx),
            (Zip("xl/workbook.xml"), "xlsx", AttachmentKind.Xlsx),
            ([.. "ID3"u8, 3, 0, 0, 0, 0, 0, 1, 0], "mp3", AttachmentKind.Mp3),
            ([0xFF, 0xFB, 0x90, 0x64, .. new byte[200]], "mp3", AttachmentKind.Mp3),
            ([.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8], "wav", AttachmentKind.Wav),
            ([.. "#!AMR\n"u8, 1], "amr", AttachmentKind.Amr),
        ];

        Assert.All(known, one => Assert.Equal(one.Kind, AttachmentContent.Read(one.File, one.Extension)));
    }

    [Fact]
    public void A_program_a_page_and_an_archive_are_refused_whatever_they_are_called()
    {
        byte[][] strange = [[.. "MZ\x90"u8, .. new byte[300]], [.. "\x7fELF"u8, .. new byte[300]], [.. "<html><script>alert(1)</script>"u8], [.. "<svg onload='x'/>"u8], [.. "#!/bin/sh\n"u8], Zip("evil.txt"), [], [.. "PK\x03\x04 broken"u8], [0xFF, 0xF1, .. new byte[200]]];

        Assert.All(strange, file => Assert.Equal("Complaints.AttachmentUnknown", Refusal(file, "jpg")));
    }

    [Fact]
    public void A_name_that_promises_something_else_is_refused()
    {
        Assert.Equal("Complaints.AttachmentNamedOtherwise", Refusal(Png, "jpg"));
        Assert.Equal("Complaints.AttachmentNamedOtherwise", Refusal(Png, "exe"));
        Assert.Equal("Complaints.AttachmentNamedOtherwise", Refusal(Png, "1"));
        Assert.Equal("Complaints.AttachmentNamedOtherwise", Refusal(Zip("xl/workbook.xml"), "docx"));
    }

    [Fact]
    public void What_could_run_is_refused()
    {
        Assert.Equal("Complaints.AttachmentActive", Refusal([.. "%PDF-1.7 << /OpenAction << /S /JavaScript >> >>"u8], "pdf"));
        Assert.Equal("Complaints.AttachmentActive", Refusal([.. "%PDF-1.7 /Launch (cmd)"u8], "pdf"));
        Assert.Equal("Complaints.AttachmentActive", Refusal(Zip("word/document.xml", "word/vbaProject.bin"), "docx"));
        Assert.Equal("Complaints.AttachmentActive", Refusal(Zip("xl/workbook.xml", "xl/embeddings/oleObject1.bin"), "xlsx"));
        Assert.Equal("Complaints.AttachmentActive", Refusal(Zip("xl/workbook.xml", types: "application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "xlsx"));
    }

    [Theory]
    [InlineData("../../etc/passwd.png", "passwd")]
    [InlineData(@"C:\Users\王芳\病历.png", "病历")]
    [InlineData("a<b>:\"c|?*;%.png", "abc")]
    [InlineData("photo\u202Egnp.png", "photognp")]
    [InlineData("line\r\nbreak\0.png", "linebreak")]
    [InlineData("... .png", "附件")]
    [InlineData("两 个.点.png", "两 个.点")]
    public void A_name_is_kept_without_what_misleads(string typed, string stem) => Assert.Equal((stem, "png"), AttachmentName.Read(typed));

    [Fact]
    public void A_long_name_is_cut_and_one_without_ending_refused()
    {
        Assert.Equal(80, AttachmentName.Read(new string('长', 300) + ".png").Stem.Length);
        Assert.Equal("Complaints.AttachmentUnknown", Assert.Throws<RuleViolation>(() => AttachmentName.Read("Makefile")).Code);
        Assert.Equal("Complaints.AttachmentUnknown", Assert.Throws<RuleViolation>(() => AttachmentName.Read("x.")).Code);
    }

    public static byte[] Zip(string part, string? more = null, string types = "plain")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var name in new[] { "[Content_Types].xml", part, more }.OfType<string>())
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(name.StartsWith('[') ? $"<Types>{types}</Types>" : "x");
            }
        }

        return stream.ToArray();
    }

    private static string Refusal(byte[] file, string extension) => Assert.Throws<RuleViolation>(() => AttachmentContent.Read(file, extension)).Code;
}
