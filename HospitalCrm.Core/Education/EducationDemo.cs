using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Education.Lectures;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education;

/// <summary>The demo hospital's health information: types with audiences, articles in every state, lectures to come and one that is over, and people who agreed to be written to.</summary>
public sealed class EducationDemo(CrmDb db, Vault vault, TimeProvider clock) : IRoomPart
{
    private const string Writer = "epi01";
    private const string Judge = "medical01";
    private const int Agreed = 120;
    private const int SignedUp = 8;

    public async Task InstallAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var pressure = NewTopic(1, "高血压日常管理", EducationKind.Knowledge, "门诊、出院诊断为高血压的中老年患者",
            new Audience { Name = "中老年高血压患者", AgeFrom = 45, Keywords = ["高血压"] });
        var sugar = NewTopic(2, "糖尿病自我管理", EducationKind.Knowledge, "按诊断匹配，近一年来过医院",
            new() { Name = "近一年就诊的糖尿病患者", Keywords = ["糖尿病"], VisitFrom = today.AddYears(-1) }, new() { Name = "老年糖尿病患者", AgeFrom = 60, Keywords = ["糖尿病"] });
        var winter = NewTopic(3, "冬春呼吸道疾病预防", EducationKind.Prevention, "儿童和老人",
            new() { Name = "学龄儿童", AgeFrom = 3, AgeTo = 14 }, new() { Name = "老年人", AgeFrom = 65 });
        var weather = NewTopic(4, "气温骤降提醒", EducationKind.Condition, "寒潮预警发布时使用",
            new Audience { Name = "心脑血管患者", AgeFrom = 50, Keywords = ["高血压", "冠状动脉", "脑梗死"] });
        db.EducationTopics.AddRange(pressure, sugar, winter, weather);
        db.EducationArticles.AddRange(
            NewArticle(pressure, "每天量血压", "每天早晚固定时间测量血压并记录。测量前安静休息五分钟，手臂与心脏同高。按时服药，不自行增减。", "每天早晚固定时间测量血压并记录，按时服药，不要自行增减药量", ArticleState.Approved),
            NewArticle(sugar, "看懂血糖记录", "空腹与餐后两小时血糖各有意义。每次测量请记下时间和饮食，复诊时带给医生看。", "测血糖时请记下时间和饮食，复诊时带上记录，医生才能更好地调整用药", ArticleState.Waiting),
            NewArticle(winter, "流感季这样做", "勤洗手、多通风，人多的地方戴口罩。发热超过三天请及时就诊。", "流感季请勤洗手、多通风，人多处戴口罩，发热超过三天请及时就诊", ArticleState.Draft),
            NewArticle(weather, "天冷了请注意保暖", "气温骤降时血压容易波动，外出注意保暖，晨练适当推迟，身体不适及时就诊。", "未来两天气温骤降，请注意保暖，晨练适当推迟，身体不适及时就诊", ArticleState.Approved));
        await LecturesAsync(pressure, today, ct);
    }

    private EducationTopic NewTopic(int number, string name, EducationKind kind, string note, params Audience[] audiences)
    {
        var topic = new EducationTopic(number);
        topic.Describe(name, kind, note);
        topic.MeanFor(audiences, Writer, clock.GetUtcNow());
        return topic;
    }

    private EducationArticle NewArticle(EducationTopic topic, string title, string text, string sms, ArticleState state)
    {
        var article = new EducationArticle(topic.Id);
        article.Write(topic.Id, title, text, sms, Writer, clock.GetUtcNow());
        if (state != ArticleState.Draft)
        {
            article.Submit();
        }

        if (state == ArticleState.Approved)
        {
            article.Judge(Judge, clock.GetUtcNow(), null);
        }

        return article;
    }

    private async Task LecturesAsync(EducationTopic topic, DateOnly today, CancellationToken ct)
    {
        var adult = today.AddYears(-30);
        var people = await db.Patients.Where(patient => patient.DeceasedOn == null && patient.BirthOn < adult && db.ContactNumbers.Any(number => number.PatientId == patient.Id && number.Owner == NumberOwner.Self))
            .OrderBy(patient => patient.Id).Select(patient => patient.Id).Take(Agreed).ToListAsync(ct);
        var lecture = NewLecture("冬季心血管健康", "李振华", "门诊楼三楼学术厅", today.AddDays(10), new(14, 30), topic.Id, null);
        db.Lectures.AddRange(
            lecture,
            NewLecture("儿童用药安全", "毛慧", "住院楼一楼宣教室", today.AddDays(17), new(9, 30), null, "3002"),
            NewLecture("骨关节的保养", "龙卫国", "门诊楼三楼学术厅", today.AddDays(-12), new(14, 30), null, "2002"));
        var now = clock.GetUtcNow();
        foreach (var patient in people.Take(SignedUp))
        {
            lecture.TakeSeat(now);
            var seat = new LectureSignUp(lecture.Id, patient);
            seat.Join(SignUpDoor.Staff, DemoStaff.All.First(staff => staff.RoleCode == "agent").Code, now);
            db.LectureSignUps.Add(seat);
        }

        var proof = vault.Seal(ConsentEntry.ProofPurpose, "就诊时签署的短信服务同意书");
        db.ConsentEntries.AddRange(people.Select(patient => new ConsentEntry(patient, ConsentChannel.Sms, ConsentPurpose.Promotion, ConsentState.Given, ConsentDoor.Paper, Writer, now).ProvenBy(proof, null)));
    }

    private Lecture NewLecture(string topic, string speaker, string place, DateOnly on, TimeOnly at, Id<EducationTopic>? audience, string? department)
    {
        var lecture = new Lecture();
        lecture.Plan(topic, speaker, place, HospitalZone.StartOf(on) + at.ToTimeSpan(), 60, clock.GetUtcNow());
        lecture.MeanFor(audience, department);
        return lecture;
    }
}
