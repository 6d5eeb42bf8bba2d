using System.Text;
using HospitalCrm.Architecture;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Names;

namespace HospitalCrm.Core.Tests.Patients.Names;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("王芳", "wang fang", "wf", "")]
    [InlineData("单雄信", "shan xiong xin", "sxx", "dxx")]
    [InlineData("解缙", "xie jin", "xj", "jj")]
    [InlineData("曾国藩", "zeng guo fan", "zgf", "cgf")]
    [InlineData("仇英", "qiu ying", "qy", "cy")]
    [InlineData("区小明", "ou xiao ming", "oxm", "qxm")]
    [InlineData("查良镛", "zha liang yong", "zly", "cly")]
    [InlineData("盖聂", "ge nie", "gn", "")]
    [InlineData("朴槿惠", "piao jin hui", "pjh", "")]
    [InlineData("尉迟恭", "yu chi gong", "ycg", "wcg")]
    [InlineData("万俟卨", "mo qi xie", "mqx", "wqx,msx,wsx")]
    [InlineData("单于明", "chan yu ming", "cym", "sym,dym")]
    [InlineData("区", "ou", "o", "q")]
    [InlineData("吕布", "lv bu", "lb", "")]
    [InlineData("李乐", "li le", "ll", "ly")]
    [InlineData("王行重", "wang xing zhong", "wxz", "whz,wxc,whc")]
    [InlineData("李茜", "li qian", "lq", "lx")]
    [InlineData("张𠮷", "zhang ?", "z?", "")]
    [InlineData("买买提·吐尔逊", "mai mai ti tu er xun", "mmttex", "mmt")]
    [InlineData("買買提•吐爾遜", "mai mai ti tu er xun", "mmttex", "mmt")]
    [InlineData("張麗華", "zhang li hua", "zlh", "")]
    [InlineData("John Smith", "john smith", "js", "j")]
    [InlineData("José", "jose", "j", "")]
    [InlineData("", "", "", "")]
    [InlineData(" · ", "", "", "")]
    public void Names_are_read_as_they_are_called(string name, string full, string initials, string others)
    {
        var reading = Pinyin.Of(name);

        Assert.Equal((full, initials, others), (string.Join(' ', reading.Syllables), reading.Initials, string.Join(',', reading.OtherInitials)));
    }

    /// <summary>The 68 surnames people who do not bear them get wrong.</summary>
    [Theory]
    [InlineData("单shan 解xie 曾zeng 仇qiu 区ou 查zha 盖ge 朴piao 缪miao 覃qin 黑he 祭zhai 洗xian 冼xian 牟mou 佴nai 种chong 秘bi 乐yue 任ren 华hua 宁ning 翟zhai 召shao")]
    [InlineData("燕yan 葛ge 隗wei 郇xun 员yun 折she 乜nie 逄pang 繁po 瞿qu 郗xi 晁chao 过guo 哈ha 宿su 那na 能nai 臧zang 句gou 都du 卜bu 车che 应ying 纪ji 褚chu 谌chen 柏bai")]
    [InlineData("訾zi 撒sa 贲ben 俞yu 曲qu 么yao 阚kan 厍she 莘shen 宓mi 角jue 仉zhang")]
    public void Surnames_are_read_as_their_bearers_read_them(string list)
    {
        foreach (var entry in list.Split(' '))
        {
            var (surname, reading) = (entry[..1], entry[1..]);

            Assert.Equal((surname, reading), (surname, Pinyin.Of(surname + "伟").Syllables[0]));
            Assert.Equal((surname, reading), (surname, Pinyin.Of(surname).Syllables[0]));
        }
    }

    [Theory]
    [InlineData("尉迟", "yu chi")]
    [InlineData("万俟", "mo qi")]
    [InlineData("单于", "chan yu")]
    [InlineData("长孙", "zhang sun")]
    [InlineData("令狐", "ling hu")]
    [InlineData("澹台", "tan tai")]
    [InlineData("乐正", "yue zheng")]
    [InlineData("亓官", "qi guan")]
    [InlineData("欧阳", "ou yang")]
    public void Surnames_of_two_characters_too(string surname, string reading)
    {
        Assert.Equal(reading + " wei", string.Join(' ', Pinyin.Of(surname + "伟").Syllables));
    }

    [Fact]
    public void Twenty_thousand_random_names_are_read_as_the_table_reads_them()
    {
        var table = File.ReadLines(Path.Combine(Solution.Root, "HospitalCrm.Core", "Patients", "Names", "Codes", "pinyin.csv")).Skip(2)
            .Select(line => line.Split(','))
            .SelectMany(row => row[1].EnumerateRunes().Select(rune => (Rune: rune, Syllable: row[0])))
            .ToDictionary(entry => entry.Rune, entry => entry.Syllable);
        var characters = table.Keys.Where(rune => rune.Value is >= 0x4E00 and <= 0x9FA5).OrderBy(rune => rune.Value).ToArray();
        Assert.InRange(characters.Length, 20_800, 20_902);
        var random = new Random(4);
        var right = 0;

        for (var i = 0; i < 20_000; i++)
        {
            var name = Enumerable.Range(0, random.Next(2, 4)).Select(_ => characters[random.Next(characters.Length)]).ToArray();
            var reading = Pinyin.Of(string.Concat(name.Select(rune => rune.ToString())));
            var expected = name.Select(rune => table[rune]).ToList();
            right += expected.SequenceEqual(reading.Syllables) && reading.Initials == string.Concat(expected.Select(syllable => syllable[0])) ? 1 : 0;
        }

        Assert.InRange(right, 19_800, 20_000);
    }

    [Fact]
    public void Never_more_than_four_strings_of_initials()
    {
        var reading = Pinyin.Of("单乐行重茜长朝晟");

        Assert.Equal(3, reading.OtherInitials.Count);
        Assert.Equal(4, reading.OtherInitials.Append(reading.Initials).Distinct().Count());
    }

    [Theory]
    [InlineData("Wang Fang", "wangfang")]
    [InlineData("lü", "lv")]
    [InlineData("xi'an", "xian")]
    [InlineData("王f", null)]
    [InlineData("8000", null)]
    [InlineData("%_'", null)]
    public void What_is_typed_may_be_a_reading(string typed, string? reading)
    {
        Assert.Equal(reading, Pinyin.Typed(typed));
    }

    [Fact]
    public async Task The_table_of_the_command_line_has_four_columns_whatever_comes_in()
    {
        var table = new StringWriter();

        await PinyinTable.WriteAsync(new StringReader("单乐\n王\t芳\n\n🙂"), table, default);

        Assert.Equal("单乐\tshan le\tsl\tdl,sy,dy\n王 芳\twang fang\twf\tw\n\t\t\t\n🙂\t\t\t\n".Replace("dl,sy,dy", string.Join(',', Pinyin.Of("单乐").OtherInitials), StringComparison.Ordinal), table.ToString());
    }

    [Fact]
    public void Traditional_characters_are_sought_as_simplified_ones()
    {
        Assert.Equal("张丽华", PersonNames.Simplify("張麗華"));
        Assert.Equal(["张丽华", "丽华", "华"], NameSuffix.Of("張麗華"));
    }
}
