using HospitalCrm.Core.Messaging;
using static HospitalCrm.Core.Messaging.MessageCategory;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>The texts a hospital starts with. It may write them anew; it cannot lose them.</summary>
public static class TemplateDefaults
{
    /// <summary>Every installation has it: the service for other systems names it (S4-2.2).</summary>
    public const string NoticeCode = "notice";

    public const string CodeCode = "code";

    public static IReadOnlyList<TemplateDefault> All { get; } =
    [
        new(NoticeCode, TemplateKind.Notice, Notice, "通知", "{姓名}您好，{内容}"),
        new(CodeCode, TemplateKind.Code, Code, "验证码", "您的验证码是{验证码}，{有效分钟}分钟内有效[，用于{用途}]。如非本人操作请忽略，切勿告诉他人。"),

        // The customer's exact words (S2-4.2), his commas too.
        new("daily-bill", TemplateKind.DailyBill, Notice, "每日住院费用", "{患者姓名}您好,{医院}祝您早日康复!您{日期}的住院费用是{费用明细}"),
        new("deposit", TemplateKind.Deposit, Notice, "预交金提醒", "{患者姓名}您好，您本次住院的预交金余额[约{余额}元，]已接近提醒线。方便时请您或家属到住院结算处或自助机办理，如已办理请忽略。祝您早日康复！[咨询电话：{咨询电话}。]"),
        new("lab-result", TemplateKind.LabResult, Notice, "检验结果通知", "{患者姓名}您好，您[{日期}]的检验结果已出[（{检验项目}）]，请凭就诊卡在自助机打印，结果请由医生为您解读。[按您的同意告知超出参考范围的项目：{异常结果}。]"),
        new("lab-result-corrected", TemplateKind.LabResult, Notice, "检验结果更正", "{患者姓名}您好，您[{日期}]的检验结果[（{检验项目}）]有更正，请以新报告为准，并请联系您的医生。[按您的同意告知更正后超出参考范围的项目：{异常结果}。][咨询电话：{咨询电话}。]"),
        new("lab-result-withdrawn", TemplateKind.LabResult, Notice, "检验结果撤回", "{患者姓名}您好，此前发给您的一条通知已撤回，请勿以其内容为准，如有疑问请联系您的医生。[咨询电话：{咨询电话}。]"),
        new("revisit", TemplateKind.Revisit, Notice, "复诊提醒", "{患者姓名}您好，医生建议您于{复诊日期}复诊[，科室：{科室}][，医生：{医生}]。[{注意事项}。]请提前预约，就诊时带好既往病历。"),
        new("birthday", TemplateKind.Birthday, Promotion, "生日祝福", "{患者姓名}您好，{医院}祝您生日快乐，健康平安！"),
        new("vaccine", TemplateKind.Vaccine, Notice, "疫苗接种（免费）", "{宝宝姓名}家长您好，宝宝该接种{疫苗}了[，用于{作用说明}]，免费接种。[建议于{接种日期}前后到接种门诊。][注意：{注意事项}。]接种后可回复“已种”。"),
        new("vaccine-priced", TemplateKind.Vaccine, Promotion, "疫苗接种（自愿自费）", "{宝宝姓名}家长您好，宝宝已到可接种{疫苗}的月龄[，用于{作用说明}]，自愿自费。[国产{国产价}元/剂。][进口{进口价}元/剂。][注意：{注意事项}。]"),
        new("education", TemplateKind.Education, Promotion, "健康资讯", "{患者姓名}您好，[{主题}：]{内容}。{医院}祝您健康。"),
        new("education-notice", TemplateKind.Education, Notice, "特定条件提醒", "{患者姓名}您好，[{主题}：]{内容}。[咨询电话：{咨询电话}。]"),
        new("lecture", TemplateKind.Lecture, Promotion, "讲座通知", "{患者姓名}您好，{医院}将于{时间}在{地点}举办“{主题}”健康讲座[，主讲：{主讲人}]，免费参加，报名请回复“报名”。[咨询电话：{咨询电话}。]"),
        new("lecture-signed-up", TemplateKind.LectureService, Notice, "讲座报名成功", "{患者姓名}您好，您已报名“{主题}”讲座，时间：{时间}，地点：{地点}，届时恭候您的光临。[咨询电话：{咨询电话}。]"),
        new("lecture-full", TemplateKind.LectureService, Notice, "讲座名额已满", "{患者姓名}您好，很抱歉，{时间}的“{主题}”讲座名额已满，敬请留意下一期。[咨询电话：{咨询电话}。]"),
        new("lecture-reminder", TemplateKind.LectureService, Notice, "讲座提醒", "{患者姓名}您好，您报名的“{主题}”讲座将于{时间}在{地点}举行[，主讲：{主讲人}]，期待您的到来。[咨询电话：{咨询电话}。]"),
        new("lecture-changed", TemplateKind.LectureService, Notice, "讲座变更通知", "{患者姓名}您好，“{主题}”讲座有调整，现定于{时间}在{地点}举行，请以此为准。[咨询电话：{咨询电话}。]"),
        new("lecture-cancelled", TemplateKind.LectureService, Notice, "讲座取消通知", "{患者姓名}您好，原定于{时间}的“{主题}”讲座因故取消，敬请谅解。[咨询电话：{咨询电话}。]"),
        new("guide-exam", TemplateKind.Guide, Notice, "检查导诊", "{患者姓名}您好，您的{检查项目}已安排[，请到{地点}办理]。[注意：{注意事项}。][咨询电话：{咨询电话}。]"),
        new("guide-order", TemplateKind.Guide, Notice, "检查申请导诊", "{患者姓名}您好，您的{检查项目}已开单[，预约时间：{预约时间}][，地点：{地点}][，请先到{缴费地点}缴费]。[注意：{注意事项}。][咨询电话：{咨询电话}。]"),
        new("guide-department", TemplateKind.Guide, Notice, "科室导诊", "{患者姓名}您好，{科室}的位置：{地点}。[{注意事项}。]"),
        new("satisfaction", TemplateKind.Satisfaction, Notice, "出院满意度", "{患者姓名}您好，感谢您选择{医院}。请为本次住院服务打分，直接回复数字：5很满意，4满意，3一般，2不满意，1很不满意。"),
        new("satisfaction-neutral", TemplateKind.Satisfaction, Notice, "满意度（不提住院）", "{患者姓名}您好，感谢您选择{医院}。请为我们的服务打分，直接回复数字：5很满意，4满意，3一般，2不满意，1很不满意。"),
        new("leader-report", TemplateKind.LeaderReport, Notice, "领导日报", "{日期}运行日报：门诊{门诊人次}人次，急诊{急诊人次}人次，入院{入院人数}人，出院{出院人数}人，在院{在院人数}人，业务收入{业务收入}万元[（截至{截至时间}）]。"),
        new("appointment", TemplateKind.Appointment, Notice, "预约成功", "{患者姓名}您好，您已成功预约{科室}[{医生}]，就诊时间{就诊时间}[，序号{序号}][，地点：{地点}]。[{注意事项}。]如不能前来请提前取消。"),
        new("clinic-cancelled", TemplateKind.Appointment, Notice, "停诊通知", "{患者姓名}您好，非常抱歉，您预约的{科室}[{医生}]{就诊时间}的门诊停诊，所付费用将原路退回。我们将协助您改约[，请致电{咨询电话}]。"),
        new("follow-up", TemplateKind.FollowUp, Notice, "出院回访", "{患者姓名}您好，{医院}想了解您出院后的恢复情况[：{内容}]。如有不适请及时就诊[，或致电{咨询电话}]。"),
        new("follow-up-form", TemplateKind.FollowUpForm, Notice, "网页随访", "{患者姓名}您好，{医院}想了解您近来的恢复情况，请点开填写，约2分钟[，{有效期}前有效]：{链接} 填写前需核对您的身份，请勿转发。[咨询电话：{咨询电话}。]"),
        new("follow-up-question", TemplateKind.FollowUpQuestion, Notice, "短信随访", "{患者姓名}您好，{医院}随访：{问题}？请直接回复数字：{选项}。如有不适请及时就诊[，或致电{咨询电话}]。"),
        new("clinical-alert", TemplateKind.Alert, Notice, "异常预警（发给医生和值班）", "{姓名}您好，异常预警：{内容}。请尽快登录系统查看并确认处理。"),
        new("crisis-call", TemplateKind.Alert, Notice, "危机来电（发给总值班）", "{姓名}您好，{内容}。请立即与坐席联系。"),
        new("complaint-received", TemplateKind.Complaint, Notice, "投诉受理", "{患者姓名}您好，您反映的情况我们已受理，编号{受理编号}[，将在{工作日}个工作日内答复您]。感谢您的监督。"),
        new("complaint-declined", TemplateKind.Complaint, Notice, "投诉不予受理（发给投诉人）", "{患者姓名}您好，您反映的事项经审核不予受理[，编号{受理编号}][，理由：{理由}]。有疑问或有新的情况[，请致电{咨询电话}]，我们再为您核实。"),
        new("complaint-merged", TemplateKind.Complaint, Notice, "投诉合并办理（发给投诉人）", "{患者姓名}您好，您反映的事项与您此前的投诉一并办理，请凭编号{受理编号}查询进度。[咨询电话：{咨询电话}。]"),
        new("complaint-subject", TemplateKind.ComplaintNotice, Notice, "投诉通知（发给被投诉人）", "{姓名}您好，有一件涉及您的投诉已受理，编号{受理编号}[，类别：{类别}]。请登录系统查看并写明情况。"),
        new("complaint-head", TemplateKind.ComplaintNotice, Notice, "投诉通知（发给科室负责人）", "{姓名}您好，有一件涉及[{科室}]的投诉已受理，编号{受理编号}[，类别：{类别}]。请登录系统查看。"),
        new("complaint-assigned", TemplateKind.ComplaintNotice, Notice, "投诉分派（发给承办部门）", "{姓名}您好，{受理编号}[（{类别}）]已分派给您的部门办理，请登录系统查看。"),
        new("complaint-deadline", TemplateKind.ComplaintNotice, Notice, "投诉时限提醒", "{姓名}您好，{受理编号}{内容}，请尽快登录系统处理。"),
        new("praise-told", TemplateKind.ComplaintNotice, Notice, "表扬转达（发给员工）", "{姓名}您好，[{科室}]收到一份{类别}，请登录系统查看。感谢您的付出。"),
        new("suggestion-told", TemplateKind.ComplaintNotice, Notice, "建议转达（发给员工）", "{姓名}您好，收到一条[对{科室}的]建议，请登录系统查看并答复。"),
        new("suggestion-answered", TemplateKind.Notice, Notice, "建议答复", "{姓名}您好，感谢您提出的建议，现答复如下：{内容}"),
        new("improvement-given", TemplateKind.ComplaintNotice, Notice, "整改通知（发给责任人）", "{姓名}您好，有一项整改由您负责[，{内容}]，请登录系统查看。"),
        new("improvement-due", TemplateKind.ComplaintNotice, Notice, "整改超期提醒", "{姓名}您好，一项整改{内容}，请登录系统处理。"),
        new("low-score-overdue", TemplateKind.ComplaintNotice, Notice, "满意度低分整改逾期提醒", "{姓名}您好，[{科室}]有一件满意度低分整改应于{内容}前完成，现已逾期，请尽快登录系统处理。"),
        new("inquiry-answer", TemplateKind.Notice, Notice, "咨询答复（发给咨询人）", "您好，您咨询的问题答复如下：{内容}"),
        new("inquiry-handed", TemplateKind.ComplaintNotice, Notice, "咨询转办（发给科室）", "{姓名}您好，有一条患者咨询已转[{科室}]，请于{内容}前登录系统答复。"),
        new("inquiry-overdue", TemplateKind.ComplaintNotice, Notice, "咨询逾期提醒（发给科室）", "{姓名}您好，转[{科室}]的一条患者咨询应于{内容}前答复，现已逾期，请尽快登录系统处理。"),
    ];
}

/// <param name="Code">What callers and jobs name it by.</param>
public sealed record TemplateDefault(string Code, TemplateKind Kind, MessageCategory Category, string Name, string Text);
