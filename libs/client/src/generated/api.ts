/** The service as its OpenAPI document says it: made by `npm run client:types`, not to be edited. */
export interface paths {
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What there is; how much of it, for whoever has the right to health */
    get: operations['welcome'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the service can answer; for whoever has the right to health also where its views stand */
    get: operations['health'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the service lives */
    get: operations['live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the service can answer; reasons why not by their codes, and by name for whoever may know */
    get: operations['ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Metrics for Prometheus */
    get: operations['metrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/approvals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RequestApproval */
    post: operations['RequestApproval'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/approvals/{id}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approve */
    post: operations['Approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/completeness': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether anything is missing: events, steps of a sale, acknowledgements
     * @description 完整性：缺失的事件、断开的销售链条、未获确认的导出
     */
    get: operations['auditCompleteness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Why each field of an opportunity is what it is: events, actors, both times, causes, and what was corrected
     * @description 某个字段为何是此值：事件、操作者、两条时间轴、起因，以及更正过的旧值
     */
    get: operations['auditExplain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The trail: who did what, for whom, when, by which command; personal fields as the reader may see them, on record
     * @description 审计轨迹：谁、代表谁、何时、由哪条命令做了什么；个人字段按权限显示，查看留痕
     */
    get: operations['auditLog'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/sample': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A sample that anybody can draw again: the events with the lowest SHA-256 of <seed>:<event id>, of how many
     * @description 可重现的抽样：按 SHA-256(种子:事件编号) 取最小的若干事件，并给出总体大小
     */
    get: operations['auditSample'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/sod': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Segregation of duties: where one person did both of what takes two
     * @description 职责分离：同一人做了须由两人分担的两件事
     */
    get: operations['auditSod'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/backtest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Forecasts made again month by month from what was known then, held against what came
     * @description 按每月底当时所知重做预测，并与一个月后的实际对照
     */
    get: operations['backtest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/backtest/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The opportunities and events behind a figure of it, page by page: Forecasts made again month by month from what was known then, held against what came
     * @description 其中某个数字背后的商机与事件，分页（按每月底当时所知重做预测，并与一个月后的实际对照）
     */
    get: operations['backtestCell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/compliance/data-quality': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How many files each consultant opened in a period, how complete, valid and timely
     * @description 各销售顾问的档案质量：数量、完整、有效、及时
     */
    get: operations['dataQuality'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/compliance/owed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the rules want done next, by due time, page by page: it will be a violation if nothing more is recorded
     * @description 接下来要履行的义务，按截止时间分页：若无新记录即成违规
     */
    get: operations['owed'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/compliance/rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every rule, and the version that puts it in force, at any instant
     * @description 任意时刻的规则与生效版本
     */
    get: operations['rules'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/compliance/violations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every rule that was broken at any instant, page by page: since when, mended when, by which events, how to mend it
     * @description 任意时刻的违规清单，分页：自何时、何时整改、依据与整改办法
     */
    get: operations['violations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/compliance/worklist': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is due by the end of a day, overdue first
     * @description 当日待办，逾期在前
     */
    get: operations['worklist'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All that is known of a customer at any instant
     * @description 任意时刻的客户全景
     */
    get: operations['customer'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers/{id}/correct-event': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CorrectEvent */
    post: operations['CorrectEventOfCustomer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers/{id}/merge-customers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** MergeCustomers */
    post: operations['MergeCustomers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/demands': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** SubmitDemand */
    post: operations['SubmitDemand'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/demo-cars/{id}/check-out-demo-car': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CheckOutDemoCar */
    post: operations['CheckOutDemoCar'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/demo-cars/{id}/correct-event': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CorrectEvent */
    post: operations['CorrectEventOfDemoCar'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/demo-cars/{id}/return-demo-car': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ReturnDemoCar */
    post: operations['ReturnDemoCar'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/erp-batches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ExportToErp */
    post: operations['ExportToErp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The log, by stream, type, time and position; personal fields stay sealed
     * @description 事件日志：按流、类型、时间、位置；个人字段保持加密
     */
    get: operations['events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The log as it grows; personal fields stay sealed
     * @description 事件日志实时流；个人字段保持加密. Server-sent events: each has an `id` to resume after. A client that takes nothing for 30 s is cut off; a stream ends after an hour.
     */
    get: operations['eventStream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events/trace/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What an event or command came from and led to
     * @description 事件或命令的前因后果
     */
    get: operations['traceEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exports/demand': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The demand that an outlet submitted for a week, supplements included: manifest and CSV
     * @description 门店某周提报的需求，含补报：清单与 CSV
     */
    get: operations['exportDemand'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exports/dserp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The sales of an outlet and a day that no acknowledged batch holds, for DSERP: manifest and CSV
     * @description 门店当日成交、尚未被 DSERP 确认的销售：清单与 CSV
     */
    get: operations['exportDserp'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/forecast': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the open deals are expected to bring by a horizon, by history and by an ideal funnel
     * @description 在手商机至截止日的预测额：按历史与按理想漏斗
     */
    get: operations['forecast'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/forecasts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RecordForecast */
    post: operations['RecordForecast'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/bottlenecks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where opportunities are lost, where they wait, and where it has become worse
     * @description 商机在何处流失、何处停留、何处恶化
     */
    get: operations['funnelBottlenecks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/bottlenecks/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The opportunities and events behind a figure of it, page by page: Where opportunities are lost, where they wait, and where it has become worse
     * @description 其中某个数字背后的商机与事件，分页（商机在何处流失、何处停留、何处恶化）
     */
    get: operations['funnelBottlenecksCell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/bridge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How the open opportunities at one instant became those at another
     * @description 两个时刻之间存量如何变化
     */
    get: operations['funnelBridge'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/bridge/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The opportunities and events behind a figure of it, page by page: How the open opportunities at one instant became those at another
     * @description 其中某个数字背后的商机与事件，分页（两个时刻之间存量如何变化）
     */
    get: operations['funnelBridgeCell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/compare': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A cohort against an ideal funnel, and what the gap is made of
     * @description 同期群与理想漏斗对比，以及差额由什么构成
     */
    get: operations['funnelComparison'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/compare/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The opportunities and events behind a figure of the comparison, page by page
     * @description 对比中某个数字背后的商机与事件，分页
     */
    get: operations['funnelComparisonCell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/conversion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * From stage to stage, with numerators and denominators
     * @description 各阶段转化，连同分子与分母
     */
    get: operations['funnelConversion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/conversion/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The opportunities and events behind a figure of the conversion, page by page
     * @description 转化中某个数字背后的商机与事件，分页
     */
    get: operations['funnelConversionCell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/effect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What has changed in a stage since its remedy, and what that is worth
     * @description 补救措施之后该阶段的变化，以及其价值
     */
    get: operations['remedyEffect'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/performance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sales of a period, growth, win rate and cycle, by person, channel, partner, …
     * @description 期间销售额、增长率、赢单率与周期，按人员、渠道、伙伴等
     */
    get: operations['funnelPerformance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/performance/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The opportunities and events behind a figure of it, page by page: Sales of a period, growth, win rate and cycle, by person, channel, partner, …
     * @description 其中某个数字背后的商机与事件，分页（期间销售额、增长率、赢单率与周期，按人员、渠道、伙伴等）
     */
    get: operations['funnelPerformanceCell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/snapshot': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The funnel at any instant: open by stage, won and lost
     * @description 任意时刻的漏斗：各阶段存量、赢单与输单
     */
    get: operations['funnelSnapshot'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/snapshot/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The opportunities and events behind a figure of it, page by page: The funnel at any instant: open by stage, won and lost
     * @description 其中某个数字背后的商机与事件，分页（任意时刻的漏斗：各阶段存量、赢单与输单）
     */
    get: operations['funnelSnapshotCell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/time': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Time in stage, what has stalled, and how expected dates move
     * @description 阶段停留、停滞、延期与推迟
     */
    get: operations['funnelTime'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/time/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The opportunities and events behind a figure of it, page by page: Time in stage, what has stalled, and how expected dates move
     * @description 其中某个数字背后的商机与事件，分页（阶段停留、停滞、延期与推迟）
     */
    get: operations['funnelTimeCell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/velocity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is won a day by what is open
     * @description 销售速度：在途商机每天带来的赢单金额
     */
    get: operations['funnelVelocity'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/velocity/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The opportunities and events behind a figure of it, page by page: What is won a day by what is open
     * @description 其中某个数字背后的商机与事件，分页（销售速度：在途商机每天带来的赢单金额）
     */
    get: operations['funnelVelocityCell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/funnel/visits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Traffic, files and who came again in a period
     * @description 客流、留档率、二次来店率
     */
    get: operations['funnelVisits'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ideal-funnels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** DefineIdealFunnel */
    post: operations['DefineIdealFunnel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Opportunities, page by page, each where it stands now
     * @description 销售机会列表，分页
     */
    get: operations['opportunities'];
    put?: never;
    /** CreateOpportunity */
    post: operations['CreateOpportunity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * State and timeline of an opportunity at any instant
     * @description 任意时刻的状态与时间线
     */
    get: operations['opportunity'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/amend-order': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** AmendOrder */
    post: operations['AmendOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/amend-value': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** AmendValue */
    post: operations['AmendValue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/archive-customer-file': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ArchiveCustomerFile */
    post: operations['ArchiveCustomerFile'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/attach-recording': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** AttachRecording */
    post: operations['AttachRecording'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/book-test-drive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** BookTestDrive */
    post: operations['BookTestDrive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/cancel-follow-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CancelFollowUp */
    post: operations['CancelFollowUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/cancel-order': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CancelOrder */
    post: operations['CancelOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/change-stage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ChangeStage */
    post: operations['ChangeStage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/check-recording': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CheckRecording */
    post: operations['CheckRecording'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/complete-care-task': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CompleteCareTask */
    post: operations['CompleteCareTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/complete-follow-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CompleteFollowUp */
    post: operations['CompleteFollowUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/complete-test-drive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CompleteTestDrive */
    post: operations['CompleteTestDrive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/convert': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Convert */
    post: operations['Convert'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/correct-event': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CorrectEvent */
    post: operations['CorrectEvent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/define-sales-plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** DefineSalesPlan */
    post: operations['DefineSalesPlan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/deliver-vehicle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** DeliverVehicle */
    post: operations['DeliverVehicle'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/extend-care-plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ExtendCarePlan */
    post: operations['ExtendCarePlan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/grant-discount': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** GrantDiscount */
    post: operations['GrantDiscount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/grant-waiver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** GrantWaiver */
    post: operations['GrantWaiver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/lose-opportunity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** LoseOpportunity */
    post: operations['LoseOpportunity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/match-vehicle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** MatchVehicle */
    post: operations['MatchVehicle'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/obligations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the rules say of an opportunity at any instant: owed, kept, broken, with the events that it rests on
     * @description 任意时刻对单个销售机会的义务与结论，及所依据的事件
     */
    get: operations['obligations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/place-order': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** PlaceOrder */
    post: operations['PlaceOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/qualify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Qualify */
    post: operations['Qualify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/reassign-opportunity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ReassignOpportunity */
    post: operations['ReassignOpportunity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/reclaim-opportunity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ReclaimOpportunity */
    post: operations['ReclaimOpportunity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/record-needs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RecordNeeds */
    post: operations['RecordNeeds'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/record-payment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RecordPayment */
    post: operations['RecordPayment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/record-post-signing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RecordPostSigning */
    post: operations['RecordPostSigning'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/record-pre-signing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RecordPreSigning */
    post: operations['RecordPreSigning'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/reopen-opportunity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ReopenOpportunity */
    post: operations['ReopenOpportunity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/reschedule-follow-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RescheduleFollowUp */
    post: operations['RescheduleFollowUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/reschedule-purchase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ReschedulePurchase */
    post: operations['ReschedulePurchase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/review-loss': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ReviewLoss */
    post: operations['ReviewLoss'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{id}/schedule-follow-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ScheduleFollowUp */
    post: operations['ScheduleFollowUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/outlets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RegisterOutlet */
    post: operations['RegisterOutlet'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/outlets/{id}/adjust-strategy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** AdjustStrategy */
    post: operations['AdjustStrategy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/outlets/{id}/change-outlet': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ChangeOutlet */
    post: operations['ChangeOutlet'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/outlets/{id}/correct-event': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CorrectEvent */
    post: operations['CorrectEventOfOutlet'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/outlets/{id}/record-survey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RecordSurvey */
    post: operations['RecordSurvey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/outlets/{id}/record-training': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RecordTraining */
    post: operations['RecordTraining'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/partners': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** SignPartnerAgreement */
    post: operations['SignPartnerAgreement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/partners/{id}/end-partner-agreement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** EndPartnerAgreement */
    post: operations['EndPartnerAgreement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * From a target back to what each stage needs, and forward again
     * @description 由目标倒推各阶段所需，再正推核对
     */
    get: operations['plan'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/plan/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The opportunities and events behind a figure of it, page by page: From a target back to what each stage needs, and forward again
     * @description 其中某个数字背后的商机与事件，分页（由目标倒推各阶段所需，再正推核对）
     */
    get: operations['planCell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/plan/worksheet': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Last year’s actual, this year’s ideal, strategy and resources, the target, and what became of it
     * @description 去年实际、今年理想、策略与资源、目标，以及各期回顾
     */
    get: operations['planWorksheet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/projections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where each read model stands
     * @description 各读模型的进度
     */
    get: operations['projections'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/projections/{name}/digest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Digests of what a read model holds: equal content, equal digest
     * @description 读模型内容的摘要：内容相同，摘要相同
     */
    get: operations['projectionDigest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/projections/{name}/parked': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Streams that wait for an event which the read model could not apply
     * @description 等待处理的流，及其原因
     */
    get: operations['parkedStreams'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/remedies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** PlanRemedy */
    post: operations['PlanRemedy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rule-sets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** PublishRuleSet */
    post: operations['PublishRuleSet'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/staff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RegisterStaff */
    post: operations['RegisterStaff'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/staff/{id}/change-staff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ChangeStaff */
    post: operations['ChangeStaff'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/staff/{id}/correct-event': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CorrectEvent */
    post: operations['CorrectEventOfStaff'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/stage-models': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** DefineStageModel */
    post: operations['DefineStageModel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subjects/{id}/access-log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who was shown which fields of a person, when and why
     * @description 谁在何时因何看过此人的哪些字段
     */
    get: operations['accessLog'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/targets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** SetTarget */
    post: operations['SetTarget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/targets/{id}/allocate-target': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** AllocateTarget */
    post: operations['AllocateTarget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/targets/{id}/amend-target': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** AmendTarget */
    post: operations['AmendTarget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/targets/{id}/lock-target': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** LockTarget */
    post: operations['LockTarget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/targets/{id}/review-target': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** ReviewTarget */
    post: operations['ReviewTarget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/views/{name}/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Tells up to which position a view holds everything, as it takes in what touches rows of the asker: then ask anew
     * @description 与提问者数据有关的事件进入视图时告知位置；据此重新提问. Server-sent events: each has an `id` to resume after. A client that takes nothing for 30 s is cut off; a stream ends after an hour.
     */
    get: operations['viewStream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/visits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RegisterTraffic */
    post: operations['RegisterTraffic'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/visits/{id}/correct-event': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CorrectEvent */
    post: operations['CorrectEventOfVisit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/visits/{id}/record-unprofiled-visit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** RecordUnprofiledVisit */
    post: operations['RecordUnprofiledVisit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AccessLog: {
      /** Format: date-time */
      asOf: string;
      position: string;
      reads: {
        actor: components['schemas']['Actor'];
        /** Format: date-time */
        at: string;
        correlationId: string;
        eventId: string;
        fields: string[];
        why: string;
      }[];
      settled: boolean;
      subject: string;
    };
    Actor: {
      id: string;
      onBehalfOf?: string;
      role: string;
    };
    AdjustStrategyData: {
      note: string;
      tags?: string[];
    };
    AllocateTargetData: {
      people?: {
        person: string;
        weight: number;
      }[];
      periods?: {
        /** @example 2027-Q1 */
        period: string;
        weight: number;
      }[];
    };
    AmendOrderData: {
      approvalId?: string;
      change: {
        amount?: {
          /** @example 1234.50 */
          amount: string;
          /**
           * @description ISO 4217
           * @example CNY
           */
          currency: string;
        };
        deposit?: {
          /** @example 1234.50 */
          amount: string;
          /**
           * @description ISO 4217
           * @example CNY
           */
          currency: string;
        };
        discount?: {
          /** @example 1234.50 */
          amount: string;
          /**
           * @description ISO 4217
           * @example CNY
           */
          currency: string;
        };
        model?: string;
      };
      orderId: string;
      reason?: string;
    };
    AmendTargetData: {
      approvalId: string;
      nodes: {
        /** @example 2027-Q1 */
        period: string;
        person: string;
        value:
          | number
          | {
              /** @example 1234.50 */
              amount: string;
              /**
               * @description ISO 4217
               * @example CNY
               */
              currency: string;
            };
      }[];
      reason: string;
    };
    AmendValueData: {
      new: {
        /** @example 1234.50 */
        amount: string;
        /**
         * @description ISO 4217
         * @example CNY
         */
        currency: string;
      };
      reason?: string;
    };
    ApproveData: {
      note?: string;
    };
    ArchiveCustomerFileData: {
      /** Format: date-time */
      archivedAt?: string;
      fileRef: string;
      sha256: string;
    };
    AttachRecordingData: {
      activityId: string;
      durationSec?: number;
      sha256?: string;
      /** Format: date-time */
      startedAt?: string;
      uri?: string;
    };
    AuditLog: {
      events: components['schemas']['Event'][];
      next: string | null;
      position: string;
    };
    Backtest: {
      amounts: {
        currency: string;
        historical: {
          bias: number | null;
          coverage: {
            covered: number;
            of: number;
            share: number | null;
          } | null;
          mase: number | null;
          origins: number;
          pinball: number[] | null;
          wape: number | null;
        };
        ideal: {
          bias: number | null;
          coverage: {
            covered: number;
            of: number;
            share: number | null;
          } | null;
          mase: number | null;
          origins: number;
          pinball: number[] | null;
          wape: number | null;
        };
        lastPeriod: {
          bias: number | null;
          coverage: {
            covered: number;
            of: number;
            share: number | null;
          } | null;
          mase: number | null;
          origins: number;
          pinball: number[] | null;
          wape: number | null;
        };
        rows: {
          actual: components['schemas']['Money'];
          historical: components['schemas']['Money'] | null;
          ideal: components['schemas']['Money'] | null;
          lastPeriod: components['schemas']['Money'] | null;
          /** Format: date-time */
          origin: string;
          sameMonthLastYear: components['schemas']['Money'] | null;
          stageWeights: components['schemas']['Money'] | null;
        }[];
        sameMonthLastYear: {
          bias: number | null;
          coverage: {
            covered: number;
            of: number;
            share: number | null;
          } | null;
          mase: number | null;
          origins: number;
          pinball: number[] | null;
          wape: number | null;
        };
        stageWeights: {
          bias: number | null;
          coverage: {
            covered: number;
            of: number;
            share: number | null;
          } | null;
          mase: number | null;
          origins: number;
          pinball: number[] | null;
          wape: number | null;
        };
      }[];
      /** Format: date-time */
      asOf: string;
      baseDays: number;
      deals: {
        historical: {
          brier: number | null;
          calibration: {
            came: number;
            from: number;
            n: number;
            said: number | null;
            share: number | null;
            to: number;
          }[];
          deals: number;
          logLoss: number | null;
        };
        ideal: {
          brier: number | null;
          calibration: {
            came: number;
            from: number;
            n: number;
            said: number | null;
            share: number | null;
            to: number;
          }[];
          deals: number;
          logLoss: number | null;
        } | null;
      };
      /** Format: date-time */
      effectiveAt: string;
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      level: number;
      minimum: number;
      origins: {
        actual: {
          amounts: components['schemas']['Money'][];
          others: components['schemas']['Money'][];
          wins: number;
        };
        historical: {
          amounts: {
            amount: components['schemas']['Money'];
            currency: string;
            interval: components['schemas']['Money'][];
          }[];
          unsaid?: string;
          wins: {
            expected: number;
            interval: number[];
          } | null;
          without: number;
        };
        ideal: {
          amounts: {
            amount: components['schemas']['Money'];
            currency: string;
            interval: components['schemas']['Money'][];
          }[];
          unsaid?: string;
          wins: {
            expected: number;
            interval: number[];
          } | null;
          without: number;
        } | null;
        inputsHash: string;
        open: {
          count: number;
          unvalued: number;
          values: components['schemas']['Money'][];
        };
        /** Format: date-time */
        origin: string;
        /** Format: date-time */
        until: string;
      }[];
      position: string;
      settled: boolean;
      stageModel: string;
    };
    BookTestDriveData: {
      bookingId?: string;
      /** Format: date-time */
      slot?: string;
      vehicleId: string;
    };
    CancelFollowUpData: {
      activityId: string;
      reason?: string;
    };
    CancelOrderData: {
      orderId: string;
      reason?: string;
    };
    ChangeOutletData: {
      label?: string;
      region?: string;
      /** @example Asia/Shanghai */
      zone?: string;
    };
    ChangeStaffData: {
      department?: string | null;
      discountAuthority?: {
        /** @example 1234.50 */
        amount: string;
        /**
         * @description ISO 4217
         * @example CNY
         */
        currency: string;
      } | null;
      effectiveFrom?: string | null;
      effectiveTo?: string | null;
      managerId?: string | null;
      name?: string;
      outlet?: string | null;
      region?: string | null;
      /** @enum {string} */
      role?:
        | 'front_desk'
        | 'sales_consultant'
        | 'planner'
        | 'sales_manager'
        | 'executive'
        | 'manufacturer'
        | 'channel_partner'
        | 'analyst'
        | 'auditor'
        | 'privacy_officer'
        | 'operator'
        | 'service';
      team?: string | null;
    };
    ChangeStageData: {
      reason?: string;
      to: string;
    };
    CheckOutDemoCarData: {
      /** Format: date-time */
      at?: string;
      bookingId: string;
      /** @description km, to 0.1 */
      odometerKm: number;
      opportunityId: string;
    };
    CheckRecordingData: {
      activityId: string;
      sha256Matches: boolean;
    };
    CommandAnswer: {
      events: {
        id: string;
        type: string;
      }[];
      id: string;
      position: string;
      repeated: boolean;
      revision: number;
      warnings: {
        code: string;
        message: components['schemas']['Text'];
      }[];
    };
    CompleteCareTaskData: {
      kind?: string;
      note?: string;
      recording?: {
        durationSec?: number;
        sha256?: string;
        /** Format: date-time */
        startedAt?: string;
        uri?: string;
      };
      taskId: string;
    };
    CompleteFollowUpData: {
      activityId?: string;
      /** Format: date-time */
      contactAt?: string;
      note?: string;
      outcome: string;
      recording?: {
        durationSec?: number;
        sha256?: string;
        /** Format: date-time */
        startedAt?: string;
        uri?: string;
      };
      type?: string;
    };
    CompletenessReport: {
      asOf: string | null;
      counts: {
        [key: string]: number;
      };
      effectiveAt: string | null;
      events: number;
      firstBadPosition: number | null;
      gaps: {
        eventId: string | null;
        kind: string;
        position: number | null;
        stream: string | null;
        what: components['schemas']['Text'];
      }[];
      ok: boolean;
      position: string | null;
      settled: boolean;
    };
    CompleteTestDriveData: {
      bookingId: string;
      driver?: {
        idNumber?: string;
        licenceNumber?: string;
        name?: string;
        phone?: string;
      };
      driverId?: string;
      idType?: string;
      /** @description km, to 0.1 */
      mileageKm?: number;
    };
    ConvertData: {
      address?: string;
      city?: string;
      contactId?: string;
      contactMobile?: string;
      contactName?: string;
      contactPhone?: string;
      customerName?: string;
      /** @enum {string} */
      customerType?: 'person' | 'organisation';
      idNumber?: string;
      idType?: string;
      invoiceName?: string;
      mobile?: string;
      phone?: string;
      province?: string;
      /** Format: date */
      saleDate?: string;
      vin?: string;
    };
    CorrectEventData: {
      /** @enum {string} */
      aggregate?: 'opportunity' | 'visit' | 'customer' | 'outlet' | 'demoCar' | 'staff';
      changes?: Record<string, never>;
      eventId: string;
      reason: string;
      voided?: string[];
    };
    CreateOpportunityData: {
      consultant?: string;
      customer?: {
        /** Format: date */
        birthday?: string;
        gender?: string;
        name?: string;
        phone?: string;
        residentialArea?: string;
        surname?: string;
      };
      customerId?: string;
      dimensions?: {
        [key: string]: string;
      };
      /** Format: date */
      expectedPurchaseDate?: string;
      infoSource?: string;
      intakeChannel?: string;
      outlet?: string;
      partnerId?: string;
      product?: string;
      salesChannel?: string;
      stage?: string;
      stageModel?: string;
      value?: {
        /** @example 1234.50 */
        amount: string;
        /**
         * @description ISO 4217
         * @example CNY
         */
        currency: string;
      };
      visitId?: string;
    };
    Customer: {
      /** Format: date-time */
      asOf: string;
      buyer: {
        [key: string]:
          | string
          | {
              forgotten?: boolean;
              masked?: boolean;
              subject: string;
            };
      } | null;
      care: {
        completed: boolean;
        dueAt: string | null;
        id: string;
        kind: string;
        opportunity: string;
      }[];
      contacts: {
        /** Format: date-time */
        at: string;
        id: string;
        opportunity: string;
        outcome: string | null;
        type: string | null;
      }[];
      dormantSince: string | null;
      drives: {
        back: string | null;
        id: string;
        mileageKm: number | null;
        opportunity: string;
        out: string | null;
        slot: string | null;
        status: string;
        vehicleId: string | null;
      }[];
      /** Format: date-time */
      effectiveAt: string;
      id: string;
      ids: string[];
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      labels: {
        [key: string]: string;
      };
      opportunities: {
        consultant: string | null;
        /** Format: date-time */
        createdAt: string;
        episode: number;
        id: string;
        outlet: string | null;
        stage: string;
        stageModel: string;
        status: string;
        value: components['schemas']['Money'] | null;
      }[];
      orders: {
        amount: components['schemas']['Money'] | null;
        cancelled: boolean;
        deliveredAt: string | null;
        id: string;
        model: string | null;
        opportunity: string;
        placedAt: string | null;
        vin: string | null;
      }[];
      position: string;
      profile: {
        [key: string]:
          | string
          | {
              forgotten?: boolean;
              masked?: boolean;
              subject: string;
            };
      };
      settled: boolean;
      surveys: {
        /** Format: date-time */
        at: string;
        consultant: string | null;
        scale: number;
        score: number;
      }[];
      vehicles: {
        /** Format: date-time */
        deliveredAt: string;
        vin: string;
      }[];
      visits: {
        /** Format: date-time */
        at: string;
        channel: string | null;
        id: string;
        outlet: string | null;
        unprofiled: boolean;
      }[];
    };
    DataQuality: {
      /** Format: date-time */
      asOf: string;
      /** Format: date-time */
      effectiveAt: string;
      from: string;
      position: string;
      ruleVersion: string | null;
      scorecards: {
        birthdaysUnknown: number;
        checksDone: number;
        checksValid: number;
        completeness: number | null;
        consultant: string;
        consultantName?: string;
        files: number;
        filled: number;
        timeliness: number | null;
        timely: number;
        validity: number | null;
      }[];
      settled: boolean;
      stageModel: string;
      timelyHours: number;
      to: string;
      zone: string;
    };
    DefineIdealFunnelData: {
      averageValue: {
        /** @example 1234.50 */
        amount: string;
        /**
         * @description ISO 4217
         * @example CNY
         */
        currency: string;
      };
      basis: string;
      /** Format: date-time */
      effectiveFrom?: string;
      entries: number;
      /** @example 2027-Q1 */
      period: string;
      scope?: {
        [key: string]: string;
      };
      stageModel: string;
      stages: {
        medianDays?: number;
        rate: number;
        stage: string;
      }[];
      strategyTags?: string[];
      version?: number;
    };
    DefineSalesPlanData: {
      plan: string;
    };
    DefineStageModelData: {
      approvalId: string;
      changeReason: string;
      /** @enum {string} */
      convertNeeds?: 'delivery' | 'nothing';
      /** Format: date-time */
      effectiveFrom?: string;
      label: {
        en: string;
        zh: string;
      };
      stages: {
        entry: {
          en: string;
          zh: string;
        };
        exit: {
          en: string;
          zh: string;
        };
        id: string;
        label: {
          en: string;
          zh: string;
        };
        movedBy: string[];
        /** @enum {string} */
        ownerRole:
          | 'front_desk'
          | 'sales_consultant'
          | 'planner'
          | 'sales_manager'
          | 'executive'
          | 'manufacturer'
          | 'channel_partner'
          | 'analyst'
          | 'auditor'
          | 'privacy_officer'
          | 'operator'
          | 'service';
        /** @enum {string} */
        when?: 'order-paid';
      }[];
      version?: number;
      /** @enum {string} */
      win: 'exit' | 'order';
    };
    DeliverVehicleData: {
      /** Format: date-time */
      deliveredAt?: string;
      orderId: string;
      vin?: string;
    };
    DemandExport: {
      /** Format: date-time */
      asOf: string;
      csv: string;
      manifest: {
        file: string;
        format: string;
        orderIds: string[];
        outlet: string;
        rows: number;
        sha256: string;
        submissions: string[];
        week: string;
      };
      position: string;
      settled: boolean;
    };
    DserpExport: {
      acknowledged: {
        /** Format: date-time */
        at: string;
        batchId: string;
        rows: number;
        sha256: string;
      }[];
      /** Format: date-time */
      asOf: string;
      csv: string | null;
      manifest: {
        batchId: string;
        columns: string[];
        date: string;
        file: string;
        format: string;
        opportunityIds: string[];
        outlet: string;
        personalData: boolean;
        rows: number;
        sha256: string;
      } | null;
      position: string;
      settled: boolean;
    };
    EndPartnerAgreementData: {
      /** Format: date */
      effectiveTo: string;
      reason?: string;
    };
    Event: {
      data: Record<string, never>;
      id: string;
      index?: number;
      meta: Record<string, never>;
      /** Format: date-time */
      occurredAt: string;
      position?: number;
      /** Format: date-time */
      recordedAt: string;
      revision: number;
      schemaVersion: number;
      stream: string;
      type: string;
    };
    EventPage: {
      events: components['schemas']['Event'][];
      next: string | null;
      position: string;
    };
    EventTrace: {
      events: components['schemas']['Event'][];
      id: string;
      position: string;
    };
    ExplainedFigure: {
      /** Format: date-time */
      asOf: string;
      cell: string;
      count: number;
      /** Format: date-time */
      effectiveAt: string;
      episodes: {
        count: number;
        episode: number | null;
        events: {
          id: string;
          /** Format: date-time */
          occurredAt: string;
          type: string;
        }[];
        opportunity: string;
        value?: components['schemas']['Money'] | null;
        values?: components['schemas']['Money'][];
      }[];
      /** Format: date-time */
      from?: string;
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      next: string | null;
      position: string;
      settled: boolean;
      stageModel: string;
      /** Format: date-time */
      to?: string;
      value?: components['schemas']['Money'] | null;
      values?: components['schemas']['Money'][];
    };
    Explanation: {
      /** Format: date-time */
      asOf: string;
      /** Format: date-time */
      effectiveAt: string;
      fields: {
        field: string;
        history: {
          revisedBy: {
            actor: components['schemas']['Actor'];
            causationId: string | null;
            commandId: string;
            correlationId: string;
            eventId: string;
            /** Format: date-time */
            occurredAt: string;
            provenance: Record<string, never> | null;
            /** Format: date-time */
            recordedAt: string;
            revision: number;
            type: string;
          } | null;
          setBy: {
            actor: components['schemas']['Actor'];
            causationId: string | null;
            commandId: string;
            correlationId: string;
            eventId: string;
            /** Format: date-time */
            occurredAt: string;
            provenance: Record<string, never> | null;
            /** Format: date-time */
            recordedAt: string;
            revision: number;
            type: string;
          };
          supersededBy: {
            actor: components['schemas']['Actor'];
            causationId: string | null;
            commandId: string;
            correlationId: string;
            eventId: string;
            /** Format: date-time */
            occurredAt: string;
            provenance: Record<string, never> | null;
            /** Format: date-time */
            recordedAt: string;
            revision: number;
            type: string;
          } | null;
          value: unknown;
        }[];
        value: unknown;
      }[];
      opportunity: string;
      position: string;
      settled: boolean;
    };
    ExportToErpData: {
      /** Format: date-time */
      acknowledgedAt?: string;
      batchId: string;
      /** Format: date */
      date: string;
      failure?: string;
      opportunityIds: string[];
      outlet: string;
      rows: number;
      sha256: string;
    };
    ExtendCarePlanData: {
      tasks: {
        /** Format: date-time */
        dueAt: string;
        kind: string;
        taskId?: string;
      }[];
    };
    Forecast: {
      /** Format: date-time */
      asOf: string;
      base: {
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        to: string;
      };
      deals: {
        ageDays: number;
        historical: {
          amount?: components['schemas']['Money'] | null;
          fromAgeDays?: number;
          probability: number | null;
          stays?: number;
          unsaid?: string;
          wins?: number;
        };
        ideal?: {
          amount?: components['schemas']['Money'] | null;
          probability: number | null;
          unsaid?: string;
        };
        opportunityId: string;
        stage: string;
        value: components['schemas']['Money'] | null;
      }[];
      definitionId: string;
      /** Format: date-time */
      effectiveAt: string;
      explained?: {
        ageDays: number;
        events: string[];
        fromAgeDays: number | null;
        opportunityId: string;
        others: {
          events: string[];
          opportunityId: string;
          status: string;
        }[];
        othersCount: number;
        qualification: {
          /** Format: date-time */
          at: string;
          criteria: {
            highAwareness: boolean;
            largeDeal: boolean;
            quality: boolean;
            within3Months: boolean;
          };
          episode: number;
          event: string;
          score: number;
        } | null;
        stage: string;
        unsaid?: string;
      };
      historical: {
        amounts: {
          amount: components['schemas']['Money'];
          currency: string;
          interval: components['schemas']['Money'][];
        }[];
        unsaid?: string;
        wins: {
          expected: number;
          interval: number[];
        } | null;
        without: number;
      };
      ideal: {
        amounts: {
          amount: components['schemas']['Money'];
          currency: string;
          interval: components['schemas']['Money'][];
        }[];
        id: string;
        unsaid?: string;
        version: number;
        wins: {
          expected: number;
          interval: number[];
        } | null;
        without: number;
      } | null;
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      inputsHash: string;
      level: number;
      minimum: number;
      next: string | null;
      open: {
        count: number;
        unvalued: number;
        values: components['schemas']['Money'][];
      };
      position: string;
      quota: {
        historical: {
          covered: boolean | null;
          share: number | null;
          unsaid?: string;
        };
        ideal: {
          covered: boolean | null;
          share: number | null;
          unsaid?: string;
        } | null;
        measure: string;
        period: string;
        person: string;
        target: string;
        value: components['schemas']['Money'] | number;
      } | null;
      settled: boolean;
      stageModel: string;
      /** Format: date-time */
      until: string;
    };
    FunnelBottlenecks: {
      /** Format: date-time */
      asOf: string;
      definitionId: string;
      earlierPeriod: {
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        to: string;
      };
      /** Format: date-time */
      effectiveAt: string;
      entries: number;
      /** Format: date-time */
      from: string;
      horizonDays: number;
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      minimum: number;
      mostLost: string | null;
      position: string;
      settled: boolean;
      slowest: string | null;
      stageModel: string;
      stages: {
        atRisk: number | null;
        change: number | null;
        changeInterval: number[] | null;
        earlier: {
          atRisk: number | null;
          entered: number;
          error: number | null;
          interval: number[] | null;
          lost: number;
          medianDays: number | null;
          plateau: {
            afterHorizon: number;
            day: number;
            rate: number;
          } | null;
          rate: number | null;
          still: number;
          thin?: boolean;
          unsaid?: string;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
        entered: number;
        error: number | null;
        interval: number[] | null;
        lost: number;
        medianDays: number | null;
        open: {
          count: number;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
        plateau: {
          afterHorizon: number;
          day: number;
          rate: number;
        } | null;
        rate: number | null;
        shareOfLosses: number | null;
        shareOfTime: number | null;
        stage: string;
        still: number;
        thin?: boolean;
        unsaid?: string;
        value: components['schemas']['Money'] | null;
        values?: components['schemas']['Money'][];
      }[];
      /** Format: date-time */
      to: string;
      worsened: string[];
    };
    FunnelBridge: {
      /** Format: date-time */
      asOf: string;
      count: {
        [key: string]: number;
      };
      definitionId: string;
      /** Format: date-time */
      effectiveAt: string;
      /** Format: date-time */
      from: string;
      groups?: {
        count: {
          [key: string]: number;
        };
        key: string;
        label?: string;
        unvalued: {
          openEnd: number;
          openStart: number;
        };
        value: {
          [key: string]: components['schemas']['Money'];
        } | null;
        values?: {
          [key: string]: components['schemas']['Money'];
        }[];
      }[];
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      position: string;
      settled: boolean;
      stageModel: string;
      /** Format: date-time */
      startAsOf?: string;
      /** Format: date-time */
      to: string;
      unvalued: {
        openEnd: number;
        openStart: number;
      };
      value: {
        [key: string]: components['schemas']['Money'];
      } | null;
      values?: {
        [key: string]: components['schemas']['Money'];
      }[];
    };
    FunnelComparison: {
      actual: {
        averageValue: number | null;
        entries: number;
        outcome: number | null;
        unsaid?: string;
        won: {
          count: number;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
        wonWithoutValue?: number;
      };
      /** Format: date-time */
      asOf: string;
      averageValue: {
        lmdi: number | null;
        shapley: number;
        share: number | null;
      } | null;
      beside?: {
        averageValue: number | null;
        entries: number;
        filters: {
          [key: string]: string[];
        };
        outcome: number | null;
        unsaid?: string;
        won: {
          count: number;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
        wonWithoutValue?: number;
      };
      definitionId: string;
      earlier?: {
        averageValue: number | null;
        entries: number;
        /** Format: date-time */
        from: string;
        outcome: number | null;
        /** Format: date-time */
        to: string;
        unsaid?: string;
        won: {
          count: number;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
        wonWithoutValue?: number;
      };
      /** Format: date-time */
      effectiveAt: string;
      entries: {
        lmdi: number | null;
        shapley: number;
        share: number | null;
      } | null;
      filters: {
        [key: string]: string[];
      };
      /** Format: date-time */
      from: string;
      gap: number | null;
      groups?: {
        earlier: {
          entered: number;
          rate: number | null;
        };
        entered: number;
        key: string;
        label?: string;
        mix: number | null;
        rate: number | null;
        rateEffect: number | null;
      }[];
      horizonDays: number;
      id: string;
      ideal: {
        averageValue: components['schemas']['Money'];
        /** Format: date-time */
        effectiveFrom: string;
        entries: number;
        id: string;
        outcome: number;
        period: string;
        share: number;
        version: number;
      };
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      minimum: number;
      mix?: {
        earlierRate: number | null;
        mix: number | null;
        rate: number | null;
        rateEffect: number | null;
      };
      position: string;
      residual: number | null;
      settled: boolean;
      stageModel: string;
      stages: {
        actual: {
          atRisk: number | null;
          entered: number;
          error: number | null;
          interval: number[] | null;
          lost: number;
          medianDays: number | null;
          plateau: {
            afterHorizon: number;
            day: number;
            rate: number;
          } | null;
          rate: number | null;
          still: number;
          thin?: boolean;
          unsaid?: string;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
        beside?: {
          atRisk: number | null;
          entered: number;
          error: number | null;
          interval: number[] | null;
          lost: number;
          medianDays: number | null;
          plateau: {
            afterHorizon: number;
            day: number;
            rate: number;
          } | null;
          rate: number | null;
          still: number;
          thin?: boolean;
          unsaid?: string;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
        earlier?: {
          atRisk: number | null;
          entered: number;
          error: number | null;
          interval: number[] | null;
          lost: number;
          medianDays: number | null;
          plateau: {
            afterHorizon: number;
            day: number;
            rate: number;
          } | null;
          rate: number | null;
          still: number;
          thin?: boolean;
          unsaid?: string;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
        gap: number | null;
        ideal: {
          count: number;
          medianDays: number | null;
          rate: number;
          value: number;
        };
        interval: number[] | null;
        lmdi: number | null;
        shapley: number | null;
        share: number | null;
        significant: boolean | null;
        stage: string;
      }[];
      timing: number | null;
      /** Format: date-time */
      to: string;
      wonInPeriod: components['schemas']['Money'] | null;
    };
    FunnelComparisonCell: {
      /** Format: date-time */
      asOf: string;
      cell: string;
      count: number;
      /** Format: date-time */
      effectiveAt: string;
      episodes: {
        count: number;
        episode: number | null;
        events: {
          id: string;
          /** Format: date-time */
          occurredAt: string;
          type: string;
        }[];
        opportunity: string;
        value?: components['schemas']['Money'] | null;
        values?: components['schemas']['Money'][];
      }[];
      /** Format: date-time */
      from: string;
      id: string;
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      next: string | null;
      position: string;
      settled: boolean;
      stageModel: string;
      /** Format: date-time */
      to: string;
      value?: components['schemas']['Money'] | null;
      values?: components['schemas']['Money'][];
    };
    FunnelConversion: {
      /** Format: date-time */
      asOf: string;
      conversion: components['schemas']['Rate'];
      cumulativeIncidence: {
        atRisk: number | null;
        day: number;
        interval: number[] | null;
        lost: number | null;
        survival: number | null;
        thin?: boolean;
        unsaid?: string;
        won: number | null;
      }[];
      curve: {
        lastEventDay: number;
        lastSeenDay: number;
        medianDays: number | null;
        medianUnsaid?: string;
        neverAtRisk?: number;
        plateau: {
          day: number;
          interval: number[] | null;
          lost: number;
          won: number;
        };
        points?: {
          atRisk: number;
          day: number;
          interval: number[] | null;
          lost: number;
          survival: number;
          thin?: boolean;
          won: number;
        }[];
        thinFromDay: number | null;
        units: number;
      } | null;
      curveUnsaid?: string;
      dealer?: {
        [key: string]: components['schemas']['Rate'];
      };
      definitionId: string;
      earlier?: {
        agrees: boolean | null;
        /** Format: date-time */
        asOf: string;
        early: {
          cumulativeIncidence: {
            atRisk: number | null;
            day: number;
            interval: number[] | null;
            lost: number | null;
            survival: number | null;
            thin?: boolean;
            unsaid?: string;
            won: number | null;
          }[];
          curve: {
            lastEventDay: number;
            lastSeenDay: number;
            medianDays: number | null;
            medianUnsaid?: string;
            neverAtRisk?: number;
            plateau: {
              day: number;
              interval: number[] | null;
              lost: number;
              won: number;
            };
            points?: {
              atRisk: number;
              day: number;
              interval: number[] | null;
              lost: number;
              survival: number;
              thin?: boolean;
              won: number;
            }[];
            thinFromDay: number | null;
            units: number;
          } | null;
          curveUnsaid?: string;
          entered: number;
        };
        /** Format: date-time */
        effectiveAt: string;
        late: {
          cumulativeIncidence: {
            atRisk: number | null;
            day: number;
            interval: number[] | null;
            lost: number | null;
            survival: number | null;
            thin?: boolean;
            unsaid?: string;
            won: number | null;
          }[];
          curve: {
            lastEventDay: number;
            lastSeenDay: number;
            medianDays: number | null;
            medianUnsaid?: string;
            neverAtRisk?: number;
            plateau: {
              day: number;
              interval: number[] | null;
              lost: number;
              won: number;
            };
            points?: {
              atRisk: number;
              day: number;
              interval: number[] | null;
              lost: number;
              survival: number;
              thin?: boolean;
              won: number;
            }[];
            thinFromDay: number | null;
            units: number;
          } | null;
          curveUnsaid?: string;
          entered: number;
        };
        outside: {
          fromDay: number;
          side: string;
          toDay: number;
        }[];
      };
      /** Format: date-time */
      effectiveAt: string;
      /** Format: date-time */
      from?: string;
      groups?: {
        conversion: components['schemas']['Rate'];
        cumulativeIncidence: {
          atRisk: number | null;
          day: number;
          interval: number[] | null;
          lost: number | null;
          survival: number | null;
          thin?: boolean;
          unsaid?: string;
          won: number | null;
        }[];
        curve: {
          lastEventDay: number;
          lastSeenDay: number;
          medianDays: number | null;
          medianUnsaid?: string;
          neverAtRisk?: number;
          plateau: {
            day: number;
            interval: number[] | null;
            lost: number;
            won: number;
          };
          points?: {
            atRisk: number;
            day: number;
            interval: number[] | null;
            lost: number;
            survival: number;
            thin?: boolean;
            won: number;
          }[];
          thinFromDay: number | null;
          units: number;
        } | null;
        curveUnsaid?: string;
        dealer?: {
          [key: string]: components['schemas']['Rate'];
        };
        key: string;
        label?: string;
        lossRate: components['schemas']['Rate'];
        stages: {
          cumulativeRate: number | null;
          entered: number;
          interval: number[] | null;
          medianDays: number | null;
          medianUnsaid?: string;
          n: number;
          progressed: number | null;
          rate: number | null;
          stage: string;
          suppressed?: boolean;
          values?: {
            k: components['schemas']['Money'];
            n: components['schemas']['Money'];
            rate: number | null;
          }[];
        }[];
        winRate: components['schemas']['Rate'];
      }[];
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      kind: string;
      lossRate: components['schemas']['Rate'];
      policies: {
        basis: string;
        decided: string;
        entryPolicy: string;
        episodePolicy: string;
        interval: string;
        kind: string;
        minimum: number;
        orderPolicy: string;
        regressionPolicy: string;
        riskSet: string;
      };
      position: string;
      settled: boolean;
      stageModel: string;
      stages: {
        cumulativeRate: number | null;
        entered: number;
        interval: number[] | null;
        medianDays: number | null;
        medianUnsaid?: string;
        n: number;
        progressed: number | null;
        rate: number | null;
        stage: string;
        suppressed?: boolean;
        values?: {
          k: components['schemas']['Money'];
          n: components['schemas']['Money'];
          rate: number | null;
        }[];
      }[];
      /** Format: date-time */
      to: string;
      winRate: components['schemas']['Rate'];
    };
    FunnelConversionCell: {
      /** Format: date-time */
      asOf: string;
      cell: string;
      count: number;
      definitionId: string;
      /** Format: date-time */
      effectiveAt: string;
      episodes: {
        count: number;
        episode: number | null;
        events: {
          id: string;
          /** Format: date-time */
          occurredAt: string;
          type: string;
        }[];
        opportunity: string;
        value?: components['schemas']['Money'] | null;
        values?: components['schemas']['Money'][];
      }[];
      /** Format: date-time */
      from?: string;
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      next: string | null;
      position: string;
      settled: boolean;
      stageModel: string;
      /** Format: date-time */
      to: string;
      value?: components['schemas']['Money'] | null;
      values?: components['schemas']['Money'][];
    };
    FunnelPerformance: {
      /** Format: date-time */
      asOf: string;
      attainment?: {
        actual: (number | components['schemas']['Money']) | null;
        person: string;
        rate: number | null;
        target: (number | components['schemas']['Money']) | null;
        unsaid?: string;
      };
      definitionId: string;
      earlier: {
        entered: number;
        lost: number;
        medianCycleDays: number | null;
        winRate: components['schemas']['Rate'];
        won: {
          count: number;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
      };
      earlierPeriod: {
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        to: string;
      };
      /** Format: date-time */
      effectiveAt: string;
      entered: number;
      /** Format: date-time */
      from: string;
      groups?: {
        attainment?: {
          actual: (number | components['schemas']['Money']) | null;
          person: string;
          rate: number | null;
          target: (number | components['schemas']['Money']) | null;
          unsaid?: string;
        };
        earlier: {
          entered: number;
          lost: number;
          medianCycleDays: number | null;
          winRate: components['schemas']['Rate'];
          won: {
            count: number;
            value: components['schemas']['Money'] | null;
            values?: components['schemas']['Money'][];
          };
        };
        entered: number;
        growth: number | null;
        key: string;
        label?: string;
        lost: number;
        medianCycleDays: number | null;
        shareOfValue: number | null;
        shareOfWins: number | null;
        unsaid?: {
          [key: string]: string;
        };
        winRate: components['schemas']['Rate'];
        won: {
          count: number;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
      }[];
      growth: number | null;
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      lost: number;
      medianCycleDays: number | null;
      minimum: number;
      position: string;
      settled: boolean;
      shareOfValue: number | null;
      shareOfWins: number | null;
      stageModel: string;
      target?: {
        id: string;
        locked: string | null;
        measure: string;
        period: string;
      };
      /** Format: date-time */
      to: string;
      unsaid?: {
        [key: string]: string;
      };
      winRate: components['schemas']['Rate'];
      won: {
        count: number;
        value: components['schemas']['Money'] | null;
        values?: components['schemas']['Money'][];
      };
    };
    FunnelSnapshot: {
      /** Format: date-time */
      asOf: string;
      definitionId: string;
      /** Format: date-time */
      effectiveAt: string;
      entered: number;
      groups?: {
        entered: number;
        key: string;
        label?: string;
        lost: components['schemas']['Tally'];
        open: components['schemas']['Tally'];
        stages: (components['schemas']['Tally'] & {
          stage: string;
        })[];
        won: components['schemas']['Tally'];
      }[];
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      lost: components['schemas']['Tally'];
      open: components['schemas']['Tally'];
      position: string;
      settled: boolean;
      stageModel: string;
      stages: (components['schemas']['Tally'] & {
        stage: string;
      })[];
      won: components['schemas']['Tally'];
    };
    FunnelTime: {
      /** Format: date-time */
      asOf: string;
      definitionId: string;
      /** Format: date-time */
      effectiveAt: string;
      /** Format: date-time */
      from?: string;
      groups?: {
        key: string;
        label?: string;
        pushes: {
          daysPerPush: number | null;
          daysPushed: number;
          deals: number;
          perDeal: number | null;
          pushedDeals: number;
          pushes: number;
        };
        slippage: {
          expected: number;
          lost: number;
          overdue: {
            count: number;
            value: components['schemas']['Money'] | null;
            values?: components['schemas']['Money'][];
          };
          rate: components['schemas']['Rate'];
          slipped: {
            count: number;
            value: components['schemas']['Money'] | null;
            values?: components['schemas']['Money'][];
          };
          won: number;
        };
        stages: {
          cumulative: {
            medianDays: number | null;
            open: number;
            unsaid?: string;
          };
          entered: number;
          firstVisit: {
            medianDays: number | null;
            open: number;
            unsaid?: string;
          };
          latestVisit: {
            medianDays: number | null;
            open: number;
            unsaid?: string;
          };
          stage: string;
          stalled: {
            afterDays: number | null;
            by: string | null;
            count: number;
            value: components['schemas']['Money'] | null;
            values?: components['schemas']['Money'][];
          };
          visits: number;
        }[];
      }[];
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      minimum: number;
      position: string;
      pushes: {
        daysPerPush: number | null;
        daysPushed: number;
        deals: number;
        perDeal: number | null;
        pushedDeals: number;
        pushes: number;
      };
      settled: boolean;
      slippage: {
        expected: number;
        lost: number;
        overdue: {
          count: number;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
        rate: components['schemas']['Rate'];
        slipped: {
          count: number;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
        won: number;
      };
      stageModel: string;
      stages: {
        cumulative: {
          medianDays: number | null;
          open: number;
          unsaid?: string;
        };
        entered: number;
        firstVisit: {
          medianDays: number | null;
          open: number;
          unsaid?: string;
        };
        latestVisit: {
          medianDays: number | null;
          open: number;
          unsaid?: string;
        };
        stage: string;
        stalled: {
          afterDays: number | null;
          by: string | null;
          count: number;
          value: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        };
        visits: number;
      }[];
      /** Format: date-time */
      to: string;
    };
    FunnelVelocity: {
      /** Format: date-time */
      asOf: string;
      definitionId: string;
      /** Format: date-time */
      effectiveAt: string;
      /** Format: date-time */
      from?: string;
      groups?: {
        key: string;
        label?: string;
        medianCycleDays: number | null;
        openQualified: number;
        openUnvalued: number;
        thin?: boolean;
        unsaid?: string;
        velocities: {
          averageWonValue: components['schemas']['Money'];
          currency: string;
          open: number;
          perDay: components['schemas']['Money'] | null;
          won: number;
        }[];
        winRate: components['schemas']['Rate'];
        wonUnvalued: number;
      }[];
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      medianCycleDays: number | null;
      minimum: number;
      openQualified: number;
      openUnvalued: number;
      position: string;
      qualifiedFrom: string;
      settled: boolean;
      stageModel: string;
      thin?: boolean;
      /** Format: date-time */
      to: string;
      unsaid?: string;
      velocities: {
        averageWonValue: components['schemas']['Money'];
        currency: string;
        open: number;
        perDay: components['schemas']['Money'] | null;
        won: number;
      }[];
      winRate: components['schemas']['Rate'];
      wonUnvalued: number;
    };
    FunnelVisits: {
      /** Format: date-time */
      asOf: string;
      by?: string;
      /** Format: date-time */
      effectiveAt: string;
      /** Format: date-time */
      from: string;
      groups?: {
        key: string;
        label?: string;
        profiled: components['schemas']['Rate'];
        returned: components['schemas']['Rate'];
        traffic: number;
        unprofiled: number;
      }[];
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      minimumCases: number;
      position: string;
      profiled: components['schemas']['Rate'];
      returned: components['schemas']['Rate'];
      settled: boolean;
      /** Format: date-time */
      to: string;
      traffic: number;
      unprofiled: number;
      zone: string;
    };
    GrantDiscountData: {
      amount: {
        /** @example 1234.50 */
        amount: string;
        /**
         * @description ISO 4217
         * @example CNY
         */
        currency: string;
      };
      approvalId?: string;
      orderId: string;
    };
    GrantWaiverData: {
      /** Format: date-time */
      expiresAt: string;
      orderId?: string;
      reason: string;
      rule: string;
    };
    LockTargetData: {
      note?: string;
    };
    LoseOpportunityData: {
      competitor?: {
        brand: string;
        model?: string;
      };
      note?: string;
      reason?: {
        code: string;
        family: string;
      };
    };
    MatchVehicleData: {
      orderId: string;
      vin: string;
    };
    MergeCustomersData: {
      into: string;
      reason: string;
    };
    Money: {
      amount: string;
      currency: string;
    };
    Obligations: {
      /** Format: date-time */
      asOf: string;
      /** Format: date-time */
      effectiveAt: string;
      opportunity: string;
      position: string;
      settled: boolean;
      verdicts: {
        consultant: string | null;
        decidableAt: string | null;
        dueAt: string | null;
        evidence: string[];
        fixedAt: string | null;
        fixKnownAt: string | null;
        issuer: string;
        message: components['schemas']['Text'];
        obligation: string;
        opportunityId: string | null;
        recordedLate: boolean;
        remedy: components['schemas']['Text'];
        restsOn: {
          actor: components['schemas']['Actor'];
          eventId: string;
          /** Format: date-time */
          occurredAt: string;
          /** Format: date-time */
          recordedAt: string;
          type: string;
        }[];
        rule: string;
        ruleVersion: string;
        since: string | null;
        /** @enum {string} */
        status: 'open' | 'pending' | 'kept' | 'violated' | 'lapsed';
        subject: {
          id: string;
          kind: string;
        };
      }[];
    };
    Opportunity: {
      activities: Record<string, never>[];
      /** Format: date-time */
      asOf: string;
      customerId: string | null;
      dimensions: {
        [key: string]: string;
      };
      /** Format: date-time */
      effectiveAt: string;
      episode: number;
      expectedPurchaseDate: string | null;
      id: string;
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      orders: Record<string, never>[];
      position: string;
      settled: boolean;
      stage: string;
      stageModel: string;
      status: string;
      testDrives: Record<string, never>[];
      timeline: {
        actor: components['schemas']['Actor'];
        changes: Record<string, never>;
        data: Record<string, never>;
        eventId: string;
        /** Format: date-time */
        occurredAt: string;
        /** Format: date-time */
        recordedAt: string;
        revision: number;
        type: string;
      }[];
      trajectory: {
        /** Format: date-time */
        at: string;
        dimensions: {
          [key: string]: string;
        };
        episode: number;
        stage: string;
        stageModel: string;
        status: string;
        value: components['schemas']['Money'] | null;
      }[];
      value: components['schemas']['Money'] | null;
    };
    OpportunityPage: {
      next: string | null;
      opportunities: {
        consultant: string | null;
        createdAt: string | null;
        customerId: string | null;
        dimensions: {
          [key: string]: string;
        };
        episode: number;
        id: string;
        revision: number;
        stage: string | null;
        stageModel: string | null;
        status: string | null;
        value: components['schemas']['Money'] | null;
      }[];
      position: string;
    };
    Owed: {
      /** Format: date-time */
      asOf: string;
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      next: string | null;
      owed: {
        consultant: string | null;
        /** Format: date-time */
        dueAt: string;
        evidence: string[];
        issuer: string;
        message: components['schemas']['Text'];
        obligation: string;
        opportunityId: string | null;
        outlet: string | null;
        overdue: boolean;
        remedy: components['schemas']['Text'];
        rule: string;
        ruleVersion: string;
        subject: {
          id: string;
          kind: string;
        };
      }[];
      position: string;
      settled: boolean;
    };
    ParkedStreams: {
      name: string;
      parked: {
        attempts: number;
        error: string;
        eventId: string;
        position: number;
        stream: string;
        type: string;
        waiting: number;
      }[];
    };
    PlaceOrderData: {
      amount: {
        /** @example 1234.50 */
        amount: string;
        /**
         * @description ISO 4217
         * @example CNY
         */
        currency: string;
      };
      approvalId?: string;
      deposit?: {
        /** @example 1234.50 */
        amount: string;
        /**
         * @description ISO 4217
         * @example CNY
         */
        currency: string;
      };
      discount?: {
        /** @example 1234.50 */
        amount: string;
        /**
         * @description ISO 4217
         * @example CNY
         */
        currency: string;
      };
      model?: string;
      orderId?: string;
      /** @enum {string} */
      origin?: 'opportunity' | 'order_mgmt';
    };
    Plan: {
      actualIn?: {
        /** Format: date-time */
        asOf: string;
        /** Format: date-time */
        effectiveAt: string;
        period: string;
        stageModel: string;
      };
      allocation: {
        entries: number;
        nodes: {
          entries: number;
          period: string;
          person: string;
          value: components['schemas']['Money'];
        }[];
        period: string;
        value: components['schemas']['Money'];
      } | null;
      averageValue: components['schemas']['Money'];
      capacity: {
        each: number;
        headcount: number;
        needed: number;
        spare: number;
        total: number;
      } | null;
      confidence: number;
      fiveStep: {
        board: {
          daily: {
            share: number;
            work: components['schemas']['Text'];
          }[];
          monthly: components['schemas']['Text'][];
          weekly: components['schemas']['Text'][];
        };
        chain: {
          literal?: {
            holds: boolean | null;
            steps: {
              from: string;
              holds: boolean | null;
              to: string;
            }[];
          };
          of: string;
          rates: {
            label: components['schemas']['Text'];
            name: string;
            over: (number | components['schemas']['Money']) | null;
            rate: number | null;
            reason?: components['schemas']['Text'];
            under: (number | components['schemas']['Money']) | null;
          }[];
        };
        dealsValue: components['schemas']['Money'];
        months: number;
        monthsOfReserve: number;
        newPerMonth: number;
        perTerminal: number;
        qualification: {
          criteria: {
            label: components['schemas']['Text'];
            name: string;
          }[];
          from: string;
          until: string;
        };
        quota: {
          collected: components['schemas']['Money'];
          deals: number;
          signed: components['schemas']['Money'];
        };
        reserve: number;
        terminals: number;
      } | null;
      forward: {
        entries: number;
        reached: {
          expected: number;
          stage: string;
        }[];
        surplus: components['schemas']['Money'];
        value: components['schemas']['Money'];
      };
      incomplete?: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      leadTime: {
        daysToWin: number;
        due: string;
        enterBy: string;
        entries: number;
        isPast: boolean;
      } | null;
      nForConfidence: number | null;
      open: {
        additional: {
          count: number;
          stage: string;
        }[];
        expectedDeals: number;
        expectedValue: components['schemas']['Money'];
        open: {
          count: number;
          stage: string;
        }[];
        remaining: components['schemas']['Money'];
      } | null;
      pAtLeast: number | null;
      position?: string;
      preset: string | null;
      rates: {
        rate: number;
        stage: string;
        written: string;
      }[];
      reasons: {
        nForConfidence?: components['schemas']['Text'];
        pAtLeast?: components['schemas']['Text'];
      };
      required: {
        count: number;
        stage: string;
      }[];
      reserve: number | null;
      settled?: boolean;
      target: components['schemas']['Money'];
      terminals: number | null;
      timeToWin?: {
        /** Format: date-time */
        asOf: string;
        days: number | null;
        /** Format: date-time */
        effectiveAt: string;
        entered: number;
        plateau: number | null;
        quantile: number;
        stageModel: string;
        unsaid?: string;
        won: number;
      };
      winRate: number;
    };
    PlanRemedyData: {
      comparisonId: string;
      /** Format: date */
      due: string;
      lever: string;
      owner: string;
      quantity: number;
      stage: string;
    };
    PlanWorksheet: {
      /** Format: date-time */
      asOf: string;
      /** Format: date-time */
      effectiveAt: string;
      explained?: {
        count: number;
        episodes: {
          count: number;
          episode: number | null;
          events: {
            id: string;
            /** Format: date-time */
            occurredAt: string;
            type: string;
          }[];
          opportunity: string;
          value?: components['schemas']['Money'] | null;
          values?: components['schemas']['Money'][];
        }[];
        next: string | null;
        value?: components['schemas']['Money'] | null;
        values?: components['schemas']['Money'][];
      };
      ideal: {
        basis: string;
        /** Format: date-time */
        effectiveFrom: string;
        event: string;
        id: string;
        period: string;
        scope: {
          [key: string]: string;
        };
        strategyTags: string[];
        version: number;
      };
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      lastYear: {
        averageValue: components['schemas']['Money'] | null;
        entries: number;
        period: string;
        stages: {
          entered: number;
          progressed: number;
          rate: number | null;
          stage: string;
        }[];
        unsaid?: string;
        value: components['schemas']['Money'] | null;
        won: number;
      };
      position: string;
      resources: {
        each: number;
        headcount: number;
        needed: number;
        spare: number;
        total: number;
      } | null;
      review: {
        actual: {
          averageValue: components['schemas']['Money'] | null;
          entries: number;
          unsaid?: string;
          value: components['schemas']['Money'] | null;
          won: number;
        } | null;
        attainment: number | null;
        isOver: boolean;
        period: string;
        planned: {
          deals: number;
          entries: number;
          value: components['schemas']['Money'];
        };
        unsaid?: string;
      }[];
      settled: boolean;
      stageModel: string;
      target: {
        deals: number;
        entries: number;
        value: components['schemas']['Money'];
      };
      thisYear: {
        averageValue: components['schemas']['Money'];
        entries: number;
        stages: {
          medianDays?: number;
          rate: number;
          stage: string;
        }[];
      };
    };
    Problem: {
      actual?: number;
      code: string;
      detail: string;
      errors?: {
        code: string;
        message: components['schemas']['Text'];
        pointer: string;
      }[];
      evidence?: string[];
      reason?: components['schemas']['Text'];
      reasons?: string[];
      remedy?: components['schemas']['Text'];
      rule?: string;
      ruleVersion?: string;
      status: number;
      title: string;
      titles: components['schemas']['Text'];
      type: string;
    };
    ProjectionDigest: {
      collections: {
        [key: string]: string;
      };
      index: number;
      name: string;
    };
    ProjectionList: {
      projections: {
        builds: {
          build: number;
          done: number;
          error: {
            code: string;
            message: string;
          } | null;
          report: Record<string, never> | null;
          request: string | null;
          startedAt: string;
          state: string;
          total: number;
          updatedAt: string;
          version: number;
        }[];
        failure: {
          code: string;
          message: string;
        } | null;
        lagEvents: number;
        lagSeconds: number;
        name: string;
        parked: number;
        position: number | null;
        rebuilding: {
          done: number;
          etaSeconds: number | null;
          ratePerSecond: number;
          total: number;
        } | null;
        version: number;
      }[];
    };
    PublishRuleSetData: {
      appliesTo: string[];
      approvalId: string;
      changeReason: string;
      content: Record<string, never>;
      /** Format: date-time */
      effectiveFrom?: string;
      /** @enum {string} */
      issuer: 'manufacturer' | 'dealer';
      version?: number;
    };
    QualifyData: {
      criteria: {
        highAwareness: boolean;
        largeDeal: boolean;
        quality: boolean;
        within3Months: boolean;
      };
      score?: number;
    };
    Rate: {
      interval: number[] | null;
      k: number;
      n: number;
      rate: number | null;
      suppressed?: boolean;
      values?: {
        k: components['schemas']['Money'];
        n: components['schemas']['Money'];
        rate: number | null;
      }[];
    };
    ReassignOpportunityData: {
      reason?: string;
      to: {
        consultant?: string;
        dimensions?: {
          [key: string]: string;
        };
        outlet?: string;
      };
    };
    ReclaimOpportunityData: {
      reason?: string;
      to: {
        consultant?: string;
        dimensions?: {
          [key: string]: string;
        };
        outlet?: string;
      };
    };
    RecordForecastData: {
      amount: {
        /** @example 1234.50 */
        amount: string;
        /**
         * @description ISO 4217
         * @example CNY
         */
        currency: string;
      };
      /** Format: date-time */
      asOf: string;
      /** @example 2027-Q1 */
      horizon: string;
      inputsHash?: string;
      interval?: {
        confidence: number;
        high: {
          /** @example 1234.50 */
          amount: string;
          /**
           * @description ISO 4217
           * @example CNY
           */
          currency: string;
        };
        low: {
          /** @example 1234.50 */
          amount: string;
          /**
           * @description ISO 4217
           * @example CNY
           */
          currency: string;
        };
      };
      method: string;
      scope: {
        [key: string]: string;
      };
    };
    RecordNeedsData: {
      competitors?: {
        brand: string;
        model?: string;
      }[];
      needs?: string;
    };
    RecordPaymentData: {
      amount: {
        /** @example 1234.50 */
        amount: string;
        /**
         * @description ISO 4217
         * @example CNY
         */
        currency: string;
      };
      orderId: string;
      /** Format: date-time */
      receivedAt?: string;
    };
    RecordPostSigningData: {
      checklist: {
        done: boolean;
        item: string;
      }[];
      note?: string;
      orderId?: string;
    };
    RecordPreSigningData: {
      checklist: {
        done: boolean;
        item: string;
      }[];
      note?: string;
      orderId?: string;
    };
    RecordSurveyData: {
      consultant?: string;
      customerId?: string;
      opportunityId?: string;
      scale: number;
      score: number;
    };
    RecordTrainingData: {
      participants?: string[];
      topic: string;
    };
    RecordUnprofiledVisitData: {
      channel: string;
      consultant?: string;
      outlet?: string;
      reasonNoRecord?: string;
    };
    RegisterOutletData: {
      label: string;
      region?: string;
      /** @example Asia/Shanghai */
      zone?: string;
    };
    RegisterStaffData: {
      department?: string;
      discountAuthority?: {
        /** @example 1234.50 */
        amount: string;
        /**
         * @description ISO 4217
         * @example CNY
         */
        currency: string;
      };
      /** Format: date */
      effectiveFrom?: string;
      /** Format: date */
      effectiveTo?: string;
      managerId?: string;
      name: string;
      outlet?: string;
      region?: string;
      /** @enum {string} */
      role:
        | 'front_desk'
        | 'sales_consultant'
        | 'planner'
        | 'sales_manager'
        | 'executive'
        | 'manufacturer'
        | 'channel_partner'
        | 'analyst'
        | 'auditor'
        | 'privacy_officer'
        | 'operator'
        | 'service';
      team?: string;
    };
    RegisterTrafficData: {
      channel: string;
      customerId?: string;
      opportunityId?: string;
      outlet: string;
      partySize: number;
    };
    RemedyEffect: {
      after: {
        /** Format: date-time */
        asOf: string;
        atRisk: number | null;
        comparison: string;
        /** Format: date-time */
        effectiveAt: string;
        entered: number;
        error: number | null;
        /** Format: date-time */
        from: string;
        interval: number[] | null;
        lost: number;
        medianDays: number | null;
        plateau: {
          afterHorizon: number;
          day: number;
          rate: number;
        } | null;
        rate: number | null;
        still: number;
        thin?: boolean;
        /** Format: date-time */
        to: string;
        unsaid?: string;
        value: components['schemas']['Money'] | null;
        values?: components['schemas']['Money'][];
      };
      /** Format: date-time */
      asOf: string;
      before: {
        /** Format: date-time */
        asOf: string;
        atRisk: number | null;
        comparison: string;
        /** Format: date-time */
        effectiveAt: string;
        entered: number;
        error: number | null;
        /** Format: date-time */
        from: string;
        interval: number[] | null;
        lost: number;
        medianDays: number | null;
        plateau: {
          afterHorizon: number;
          day: number;
          rate: number;
        } | null;
        rate: number | null;
        still: number;
        thin?: boolean;
        /** Format: date-time */
        to: string;
        unsaid?: string;
        value: components['schemas']['Money'] | null;
        values?: components['schemas']['Money'][];
      };
      change: number | null;
      /** Format: date-time */
      effectiveAt: string;
      horizonDays: number;
      ideal: number;
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      interval: number[] | null;
      position: string;
      remedy: {
        due: string;
        id: string;
        lever: string;
        owner: string;
        /** Format: date-time */
        plannedAt: string;
        quantity: number;
        stage: string;
      };
      settled: boolean;
      significant: boolean | null;
      stageModel: string;
      unsaid?: string;
      worth: number | null;
    };
    ReopenOpportunityData: {
      reason?: string;
    };
    RequestApprovalData: {
      amount?: {
        /** @example 1234.50 */
        amount: string;
        /**
         * @description ISO 4217
         * @example CNY
         */
        currency: string;
      };
      orderId?: string;
      purpose: {
        /** @enum {string} */
        command: 'PlaceOrder' | 'AmendOrder' | 'GrantDiscount' | 'AmendTarget' | 'PublishRuleSet' | 'DefineStageModel';
        id: string;
      };
      why: string;
    };
    RescheduleFollowUpData: {
      activityId: string;
      reason?: string;
      /** Format: date-time */
      to: string;
    };
    ReschedulePurchaseData: {
      contactRef?: string;
      /** Format: date */
      new: string;
      reason?: string;
    };
    ReturnDemoCarData: {
      /** Format: date-time */
      at?: string;
      bookingId: string;
      /** @description km, to 0.1 */
      odometerKm: number;
      opportunityId: string;
    };
    ReviewLossData: {
      note?: string;
      /** @enum {string} */
      verdict: 'objective' | 'subjective' | 'unclear';
    };
    ReviewTargetData: {
      /** @enum {string} */
      conclusion: 'keep' | 'amend';
      note?: string;
      /** @example 2027-Q1 */
      period: string;
    };
    Rules: {
      /** Format: date-time */
      asOf: string;
      /** Format: date-time */
      effectiveAt: string;
      position: string;
      rules: {
        inForce: {
          issuer: string;
          ruleVersion: string;
          waivable: boolean;
        } | null;
        kind: string;
        message: components['schemas']['Text'] | null;
        parameters: Record<string, never>;
        remedy: components['schemas']['Text'] | null;
        rule: string;
        seed: string;
      }[];
      settled: boolean;
      stageModel: string;
    };
    Sample: {
      events: {
        actor: components['schemas']['Actor'];
        causationId: string | null;
        commandId: string;
        correlationId: string;
        eventId: string;
        hash: string;
        /** Format: date-time */
        occurredAt: string;
        provenance: Record<string, never> | null;
        /** Format: date-time */
        recordedAt: string;
        revision: number;
        stratum: string | null;
        stream: string;
        type: string;
      }[];
      population: number;
      position: string;
      seed: string;
      settled: boolean;
      size: number;
      strata: {
        key: string;
        population: number;
        size: number;
      }[];
      stratify: string | null;
      /** Format: date-time */
      to: string;
    };
    ScheduleFollowUpData: {
      activityId?: string;
      description?: string;
      /** Format: date-time */
      dueAt: string;
      purpose?: string;
      type: string;
    };
    SetTargetData: {
      /** @enum {string} */
      measure: 'collected' | 'contract' | 'count';
      nodes: {
        /** @example 2027-Q1 */
        period: string;
        person: string;
        value:
          | number
          | {
              /** @example 1234.50 */
              amount: string;
              /**
               * @description ISO 4217
               * @example CNY
               */
              currency: string;
            };
      }[];
      outlet?: string;
      people: {
        id: string;
        under?: string;
      }[];
      periods: string[];
    };
    SharedDuties: {
      /** Format: date-time */
      asOf: string;
      cases: {
        duty: string;
        first: {
          actor: components['schemas']['Actor'];
          causationId: string | null;
          commandId: string;
          correlationId: string;
          eventId: string;
          /** Format: date-time */
          occurredAt: string;
          provenance: Record<string, never> | null;
          /** Format: date-time */
          recordedAt: string;
          revision: number;
          type: string;
        };
        person: string;
        second: {
          actor: components['schemas']['Actor'];
          causationId: string | null;
          commandId: string;
          correlationId: string;
          eventId: string;
          /** Format: date-time */
          occurredAt: string;
          provenance: Record<string, never> | null;
          /** Format: date-time */
          recordedAt: string;
          revision: number;
          type: string;
        };
        stream: string;
      }[];
      /** Format: date-time */
      effectiveAt: string;
      position: string;
      settled: boolean;
    };
    SignPartnerAgreementData: {
      /** Format: date */
      effectiveFrom: string;
      /** Format: date */
      effectiveTo?: string;
    };
    SubmitDemandData: {
      lines: {
        model: string;
        quantity: number;
      }[];
      orderIds: string[];
      outlet: string;
      supplementary?: boolean;
      /** @example 2026-W48 */
      week: string;
    };
    Tally: {
      count: number;
      unvalued: number;
      value: components['schemas']['Money'] | null;
      values?: components['schemas']['Money'][];
    };
    Text: {
      en: string;
      zh: string;
    };
    Violations: {
      /** Format: date-time */
      asOf: string;
      /** Format: date-time */
      effectiveAt: string;
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      next: string | null;
      position: string;
      settled: boolean;
      violations: {
        consultant: string | null;
        decidableAt: string | null;
        dueAt: string | null;
        evidence: string[];
        fixedAt: string | null;
        fixKnownAt: string | null;
        issuer: string;
        message: components['schemas']['Text'];
        obligation: string;
        opportunityId: string | null;
        recordedLate: boolean;
        remedy: components['schemas']['Text'];
        rule: string;
        ruleVersion: string;
        since: string | null;
        subject: {
          id: string;
          kind: string;
        };
      }[];
    };
    Worklist: {
      /** Format: date-time */
      asOf: string;
      day: string;
      /** Format: date-time */
      effectiveAt: string;
      hidden: number;
      incomplete: {
        firstPosition?: number;
        projection: string;
        streams: number;
      }[];
      items: {
        consultant: string | null;
        consultantName?: string;
        dueAt: string | null;
        id: string | null;
        kind: string;
        opportunity: string;
        outlet: string | null;
        overdue: boolean;
        /** Format: date-time */
        since: string;
        type: string | null;
      }[];
      position: string;
      settled: boolean;
      zone: string;
    };
  };
  responses: never;
  parameters: {
    /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
    Actor: string;
    /** @description the answer holds everything up to this Dealtrail-Position */
    Consistency: string;
    /** @description what the request belongs to; kept with the events */
    CorrelationId: string;
    /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
    IdempotencyKey: string;
    /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
    IfMatch: string;
    /** @description the id of the last event that was received */
    LastEventId: string;
    /** @description the person whom a service acts for */
    OnBehalfOf: string;
    /** @description why personal data is read: a code, kept with the read */
    Purpose: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  welcome: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What there is */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  health: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It can */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            events?: number;
            node?: string;
            parked?: Record<string, never>[];
            projections?: Record<string, never>[];
            reasons: string[];
            status: string;
          };
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            status: string;
          };
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It can */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            events?: number;
            node?: string;
            parked?: Record<string, never>[];
            projections?: Record<string, never>[];
            reasons: string[];
            status: string;
          };
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  metrics: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Prometheus text */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RequestApproval: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RequestApprovalData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Approve: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ApproveData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  auditCompleteness: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CompletenessReport'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  auditExplain: {
    parameters: {
      query: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description one field, or the beginning of several: stage, orders, orders.… */
        field?: string;
        /** @description id of the opportunity */
        opportunity: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Explanation'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  auditLog: {
    parameters: {
      query?: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description who acted, or the person for whom a service acted */
        by?: string;
        /** @description the id of a correlation or of a command */
        correlation?: string;
        /** @description recorded at or after */
        from?: string;
        /** @description how many at most */
        limit?: number;
        /** @description happened at or after */
        occurredFrom?: string;
        /** @description happened at or before */
        occurredTo?: string;
        /** @description one stream, e.g. opportunity-… */
        stream?: string;
        /** @description an id: of its streams, sealed for it, or naming it in a field */
        subject?: string;
        /** @description recorded at or before */
        to?: string;
        /** @description event types */
        type?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditLog'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  auditSample: {
    parameters: {
      query: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description who acted, or the person for whom a service acted */
        by?: string;
        /** @description the id of a correlation or of a command */
        correlation?: string;
        /** @description recorded at or after */
        from?: string;
        /** @description happened at or after */
        occurredFrom?: string;
        /** @description happened at or before */
        occurredTo?: string;
        /** @description any text; the same one draws the same sample */
        seed: string;
        /** @description how many events */
        size: number;
        /** @description by what the sample is divided, each part in proportion to its events */
        stratify?: 'type' | 'category' | 'actor' | 'role' | 'outlet' | 'consultant' | 'rule';
        /** @description one stream, e.g. opportunity-… */
        stream?: string;
        /** @description an id: of its streams, sealed for it, or naming it in a field */
        subject?: string;
        /** @description recorded at or before */
        to?: string;
        /** @description event types */
        type?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sample'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  auditSod: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description one person */
        by?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SharedDuties'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  backtest: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description chances are estimated on so many days before each */
        baseDays?: number;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description id of an ideal funnel, in the version in force, or id@version */
        ideal?: string;
        /** @description how probably the amount lies in its interval */
        level?: number;
        /** @description chances of fewer are not told */
        min?: number;
        /** @description how many months, each forecast from the end of the one before */
        months?: number;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Backtest'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  backtestCell: {
    parameters: {
      query: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description chances are estimated on so many days before each */
        baseDays?: number;
        /** @description the figure, as the answer names it: origins.0.actual.wins */
        cell: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description id of an ideal funnel, in the version in force, or id@version */
        ideal?: string;
        /** @description how probably the amount lies in its interval */
        level?: number;
        /** @description how many at most */
        limit?: number;
        /** @description chances of fewer are not told */
        min?: number;
        /** @description how many months, each forecast from the end of the one before */
        months?: number;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedFigure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  dataQuality: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description one consultant */
        consultant?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the first local day; default: of the month of `to` */
        from?: string;
        /** @description files of this stage model; default: dealer */
        stageModel?: string;
        /** @description the last local day; default: the day asked for */
        to?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DataQuality'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  owed: {
    parameters: {
      query?: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description one consultant */
        consultant?: string;
        /** @description how many at most */
        limit?: number;
        /** @description of what began at one outlet, and of the outlet itself */
        outlet?: string;
        /** @description one rule */
        rule?: string;
        /** @description due then or earlier; a date means its last instant */
        until?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Owed'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rules: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description for opportunities of this stage model; default: dealer */
        stageModel?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Rules'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  violations: {
    parameters: {
      query?: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description one consultant */
        consultant?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description how many at most */
        limit?: number;
        /** @description of what began at one outlet, and of the outlet itself */
        outlet?: string;
        /** @description one rule */
        rule?: string;
        /** @description broken since then or later; a date means its first instant */
        since?: string;
        /** @description mended or not */
        status?: 'standing' | 'mended';
        /** @description broken since then or earlier; a date means its last instant */
        until?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Violations'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  worklist: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description one consultant */
        consultant?: string;
        /** @description due by the end of this day; default: the day asked for */
        day?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description one outlet */
        outlet?: string;
        /** @description days without a next step */
        staleAfter?: number;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Worklist'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  customer: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        /** @description of the customer; one that was merged into another gives that person */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Customer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CorrectEventOfCustomer: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CorrectEventData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MergeCustomers: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['MergeCustomersData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SubmitDemand: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['SubmitDemandData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CheckOutDemoCar: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CheckOutDemoCarData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CorrectEventOfDemoCar: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CorrectEventData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReturnDemoCar: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ReturnDemoCarData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ExportToErp: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ExportToErpData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  events: {
    parameters: {
      query?: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description categories of streams */
        category?: string[];
        /** @description recorded at or after */
        from?: string;
        /** @description how many at most */
        limit?: number;
        /** @description one stream, e.g. opportunity-… */
        stream?: string;
        /** @description recorded at or before */
        to?: string;
        /** @description event types */
        type?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventPage'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  eventStream: {
    parameters: {
      query?: {
        /** @description begin after this position of an earlier answer; `Last-Event-ID` goes before it */
        after?: string;
        /** @description only streams of these categories */
        category?: string[];
        /** @description where to begin without either */
        from?: 'now' | 'beginning';
        /** @description only these event types */
        type?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the id of the last event that was received */
        'Last-Event-ID'?: components['parameters']['LastEventId'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The stream */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  traceEvents: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        /** @description of an event, a command or a correlation */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventTrace'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportDemand: {
    parameters: {
      query: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description of which outlet */
        outlet: string;
        /** @description an ISO week, such as 2026-W48 */
        week: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DemandExport'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportDserp: {
    parameters: {
      query: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description an acknowledged batch again, by its id */
        batch?: string;
        /** @description on which local day they were concluded */
        date: string;
        /** @description of which outlet */
        outlet: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DserpExport'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  forecast: {
    parameters: {
      query?: {
        /** @description the `next` of the page before */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description chances are estimated on what comes after; default: 365 days before its end */
        baseFrom?: string;
        /** @description up to and with; default: effectiveAt */
        baseTo?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description id of an open opportunity: on which events and on whom its forecast rests */
        explain?: string;
        /** @description id of an ideal funnel, in the version in force, or id@version */
        ideal?: string;
        /** @description how probably the amount lies in its interval */
        level?: number;
        /** @description how many at most */
        limit?: number;
        /** @description chances of fewer are not told */
        min?: number;
        /** @description whose value; default: the whole */
        person?: string;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description id of a target: the forecast is held against its value for the month */
        target?: string;
        /** @description the horizon; default: the end of the month that comes after effectiveAt */
        until?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Forecast'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordForecast: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RecordForecastData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelBottlenecks: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description what it is held against: what comes after, in an earlier period; default: as long before */
        earlierFrom?: string;
        /** @description the last instant of the earlier period */
        earlierTo?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the period is what comes after: an instant, or a date meaning its last millisecond; default: all */
        from?: string;
        /** @description gone on within so many days of entering a stage */
        horizon?: number;
        /** @description figures of fewer are left out */
        min?: number;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description the last instant of the period; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FunnelBottlenecks'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelBottlenecksCell: {
    parameters: {
      query: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description the figure, as the answer names it: stages.ENGAGING.lost */
        cell: string;
        /** @description what it is held against: what comes after, in an earlier period; default: as long before */
        earlierFrom?: string;
        /** @description the last instant of the earlier period */
        earlierTo?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the period is what comes after: an instant, or a date meaning its last millisecond; default: all */
        from?: string;
        /** @description gone on within so many days of entering a stage */
        horizon?: number;
        /** @description how many at most */
        limit?: number;
        /** @description figures of fewer are left out */
        min?: number;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description the last instant of the period; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedFigure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelBridge: {
    parameters: {
      query: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the bridge leads from here: an instant, or a date meaning its last millisecond */
        from: string;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description what was known when the start was told */
        startAsOf?: string;
        /** @description to here; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FunnelBridge'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelBridgeCell: {
    parameters: {
      query: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description the figure, as the answer names it: openStart, movedOut */
        cell: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the bridge leads from here: an instant, or a date meaning its last millisecond */
        from: string;
        /** @description how many at most */
        limit?: number;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description what was known when the start was told */
        startAsOf?: string;
        /** @description to here; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedFigure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelComparison: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description the same cohort in another scope beside it, as dimension=value */
        beside?: string[];
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description what it is held against: what comes after, in an earlier period; default: as long before */
        earlierFrom?: string;
        /** @description the last instant of the earlier period */
        earlierTo?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the period is what comes after: an instant, or a date meaning its last millisecond; default: all */
        from?: string;
        /** @description gone on within so many days of entering a stage */
        horizon?: number;
        /** @description makes a comparison again; nothing else is given then */
        id?: string;
        /** @description id of an ideal funnel, in the version in force, or id@version */
        ideal?: string;
        /** @description figures of fewer are left out */
        min?: number;
        /** @description the last instant of the period; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FunnelComparison'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelComparisonCell: {
    parameters: {
      query: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description the same cohort in another scope beside it, as dimension=value */
        beside?: string[];
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description as the answer names it: won, stages.ENGAGING.wentOn, earlier.entries */
        cell: string;
        /** @description what it is held against: what comes after, in an earlier period; default: as long before */
        earlierFrom?: string;
        /** @description the last instant of the earlier period */
        earlierTo?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the period is what comes after: an instant, or a date meaning its last millisecond; default: all */
        from?: string;
        /** @description gone on within so many days of entering a stage */
        horizon?: number;
        /** @description makes a comparison again; nothing else is given then */
        id?: string;
        /** @description id of an ideal funnel, in the version in force, or id@version */
        ideal?: string;
        /** @description how many at most */
        limit?: number;
        /** @description figures of fewer are left out */
        min?: number;
        /** @description the last instant of the period; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FunnelComparisonCell'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelConversion: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description rates of numbers, or of their value */
        basis?: 'count' | 'value';
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description all, or only what is won or lost */
        decided?: 'all' | 'closed-only';
        /** @description the same by what was known then: an instant, or a date */
        earlierAsOf?: string;
        /** @description hold against it the curve as of then: an instant, or a date */
        earlierEffectiveAt?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description whether skipped stages count as passed */
        entry?: 'observed' | 'imputed';
        /** @description what is counted */
        episode?: 'per-episode' | 'first-episode' | 'customer';
        /** @description the period is what comes after: an instant, or a date meaning its last millisecond; default: all */
        from?: string;
        /** @description tell the curve at this many days; default: 30, 60, 90 and 120 */
        horizon?: number[];
        /** @description how the interval of a rate is reckoned */
        interval?: 'wilson' | 'jeffreys';
        /** @description of a cohort, of what moved in the period, or the stock at its end */
        kind?: 'cohort' | 'progression' | 'snapshot';
        /** @description figures of fewer are left out */
        min?: number;
        /** @description in which order stages count */
        order?: 'as-moved' | 'strict' | 'any';
        /** @description what a step back undoes */
        regression?: 'first-entry' | 'current-max' | 'erase-on-back';
        /** @description since when the curve counts something as at risk */
        riskSet?: 'from-beginning' | 'from-recording';
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description the last instant of the period; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FunnelConversion'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelConversionCell: {
    parameters: {
      query: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description rates of numbers, or of their value */
        basis?: 'count' | 'value';
        /** @description as the answer names it: winRate.k, stages.ENGAGING.entered, cumulativeIncidence.90.won */
        cell: string;
        /** @description all, or only what is won or lost */
        decided?: 'all' | 'closed-only';
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description whether skipped stages count as passed */
        entry?: 'observed' | 'imputed';
        /** @description what is counted */
        episode?: 'per-episode' | 'first-episode' | 'customer';
        /** @description the period is what comes after: an instant, or a date meaning its last millisecond; default: all */
        from?: string;
        /** @description how the interval of a rate is reckoned */
        interval?: 'wilson' | 'jeffreys';
        /** @description of a cohort, of what moved in the period, or the stock at its end */
        kind?: 'cohort' | 'progression' | 'snapshot';
        /** @description how many at most */
        limit?: number;
        /** @description figures of fewer are left out */
        min?: number;
        /** @description in which order stages count */
        order?: 'as-moved' | 'strict' | 'any';
        /** @description what a step back undoes */
        regression?: 'first-entry' | 'current-max' | 'erase-on-back';
        /** @description since when the curve counts something as at risk */
        riskSet?: 'from-beginning' | 'from-recording';
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description the last instant of the period; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FunnelConversionCell'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  remedyEffect: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description id of the remedy */
        remedy?: string;
        /** @description the last instant at which what is measured entered; default: effectiveAt */
        to?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RemedyEffect'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelPerformance: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description what it is held against: what comes after, in an earlier period; default: as long before */
        earlierFrom?: string;
        /** @description the last instant of the earlier period */
        earlierTo?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the period is what comes after: an instant, or a date meaning its last millisecond; default: all */
        from?: string;
        /** @description figures of fewer are left out */
        min?: number;
        /** @description whose part of the target; default: the consultant asked for, else whoever has all of it */
        person?: string;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description id of a target, one of whose periods is asked about: how far it was attained */
        target?: string;
        /** @description the last instant of the period; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FunnelPerformance'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelPerformanceCell: {
    parameters: {
      query: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description the figure, as the answer names it: won, earlier.lost */
        cell: string;
        /** @description what it is held against: what comes after, in an earlier period; default: as long before */
        earlierFrom?: string;
        /** @description the last instant of the earlier period */
        earlierTo?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the period is what comes after: an instant, or a date meaning its last millisecond; default: all */
        from?: string;
        /** @description how many at most */
        limit?: number;
        /** @description figures of fewer are left out */
        min?: number;
        /** @description whose part of the target; default: the consultant asked for, else whoever has all of it */
        person?: string;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description id of a target, one of whose periods is asked about: how far it was attained */
        target?: string;
        /** @description the last instant of the period; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedFigure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelSnapshot: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FunnelSnapshot'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelSnapshotCell: {
    parameters: {
      query: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description the figure, as the answer names it: open, stages.ENGAGING */
        cell: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description how many at most */
        limit?: number;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedFigure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelTime: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the period is what comes after: an instant, or a date meaning its last millisecond; default: all */
        from?: string;
        /** @description figures of fewer are left out */
        min?: number;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description the last instant of the period; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FunnelTime'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelTimeCell: {
    parameters: {
      query: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description the figure, as the answer names it: stages.ENGAGING.stalled */
        cell: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the period is what comes after: an instant, or a date meaning its last millisecond; default: all */
        from?: string;
        /** @description how many at most */
        limit?: number;
        /** @description figures of fewer are left out */
        min?: number;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description the last instant of the period; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedFigure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelVelocity: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the period is what comes after: an instant, or a date meaning its last millisecond; default: all */
        from?: string;
        /** @description figures of fewer are left out */
        min?: number;
        /** @description open ones count from this stage on; default: the one that qualifying leads to, else all */
        qualifiedFrom?: string;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description the last instant of the period; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FunnelVelocity'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelVelocityCell: {
    parameters: {
      query: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description group by a dimension: outlet, team, consultant, product, … */
        by?: string;
        /** @description the figure, as the answer names it: openQualified, winRate.k */
        cell: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the period is what comes after: an instant, or a date meaning its last millisecond; default: all */
        from?: string;
        /** @description how many at most */
        limit?: number;
        /** @description figures of fewer are left out */
        min?: number;
        /** @description open ones count from this stage on; default: the one that qualifying leads to, else all */
        qualifiedFrom?: string;
        /** @description id@version, where there are several */
        stageModel?: string;
        /** @description the last instant of the period; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedFigure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  funnelVisits: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description group by a dimension */
        by?: 'outlet' | 'consultant' | 'infoSource' | 'channel' | 'day';
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description the first instant of the period, or a date meaning its first; default: of the month of its end */
        from?: string;
        /** @description rates of fewer cases are not shown */
        minimumCases?: number;
        /** @description the last instant of the period, or a date meaning its last; default: effectiveAt */
        to?: string;
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FunnelVisits'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DefineIdealFunnel: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['DefineIdealFunnelData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  opportunities: {
    parameters: {
      query?: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description only those of this consultant */
        consultant?: string;
        /** @description how many at most */
        limit?: number;
        /** @description only those */
        status?: 'open' | 'won' | 'lost';
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpportunityPage'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CreateOpportunity: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CreateOpportunityData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  opportunity: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        /** @description of the opportunity */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Opportunity'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AmendOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['AmendOrderData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AmendValue: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['AmendValueData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ArchiveCustomerFile: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ArchiveCustomerFileData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AttachRecording: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['AttachRecordingData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  BookTestDrive: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['BookTestDriveData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CancelFollowUp: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CancelFollowUpData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CancelOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CancelOrderData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ChangeStage: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ChangeStageData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CheckRecording: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CheckRecordingData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CompleteCareTask: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CompleteCareTaskData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CompleteFollowUp: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CompleteFollowUpData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CompleteTestDrive: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CompleteTestDriveData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Convert: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ConvertData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CorrectEvent: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CorrectEventData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DefineSalesPlan: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['DefineSalesPlanData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DeliverVehicle: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['DeliverVehicleData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ExtendCarePlan: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ExtendCarePlanData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  GrantDiscount: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['GrantDiscountData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  GrantWaiver: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['GrantWaiverData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  LoseOpportunity: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['LoseOpportunityData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MatchVehicle: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['MatchVehicleData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  obligations: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description one rule */
        rule?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        /** @description of the opportunity */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Obligations'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PlaceOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['PlaceOrderData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Qualify: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['QualifyData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReassignOpportunity: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ReassignOpportunityData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReclaimOpportunity: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ReclaimOpportunityData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordNeeds: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RecordNeedsData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordPayment: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RecordPaymentData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordPostSigning: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RecordPostSigningData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordPreSigning: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RecordPreSigningData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReopenOpportunity: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ReopenOpportunityData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RescheduleFollowUp: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RescheduleFollowUpData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReschedulePurchase: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ReschedulePurchaseData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReviewLoss: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ReviewLossData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ScheduleFollowUp: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ScheduleFollowUpData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RegisterOutlet: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RegisterOutletData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AdjustStrategy: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['AdjustStrategyData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ChangeOutlet: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ChangeOutletData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CorrectEventOfOutlet: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CorrectEventData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordSurvey: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RecordSurveyData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordTraining: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RecordTrainingData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SignPartnerAgreement: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['SignPartnerAgreementData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  EndPartnerAgreement: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['EndPartnerAgreementData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  plan: {
    parameters: {
      query?: {
        /** @description five-step: NAME=value of what happened, for the chain of four rates */
        actual?: string[];
        /** @description five-step: a month, as 2026-05, whose figures the chain takes from the log; actual goes before them */
        actualIn?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description of a deal: an amount */
        averageValue?: string;
        /** @description how many entries one of them can work */
        capacity?: string;
        /** @description five-step: to be collected in a month, an amount */
        collected?: string;
        /** @description how sure the number of wins should be; default 0.9 */
        confidence?: string;
        /** @description ISO 4217; default: of the preset, else of the log */
        currency?: string;
        /** @description five-step: the share of a day for deals of the current month */
        currentShare?: string;
        /** @description from entry to win, in days */
        daysToWin?: string;
        /** @description five-step: to be won in a month */
        deals?: string;
        /** @description the day by which the target is to be won */
        due?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description how many people there are */
        headcount?: string;
        /** @description five-step: whether the chain is checked as an inequality */
        literal?: 'true' | 'false';
        /** @description five-step: how many months the reserve holds, and within how many an opportunity is to be signed */
        months?: string;
        /** @description five-step: new opportunities in a month */
        newPerMonth?: string;
        /** @description five-step: the day from which the qualification counts; default: today */
        on?: string;
        /** @description STAGE=n: what stands open already */
        open?: string[];
        /** @description into whose months it is divided: 2027-Q1 */
        period?: string;
        /** @description id or id=weight: among whom the target is divided */
        person?: string[];
        /** @description five-step: opportunities that a terminal brings in a month */
        perTerminal?: string;
        /** @description figures to begin with; every one may be given otherwise */
        preset?: 'five-step';
        /** @description STAGE=rate for each stage, in order; a rate as 0.25 or 4/16 */
        rate?: string[];
        /** @description five-step: opportunities in reserve */
        reserve?: string;
        /** @description winQuantile: id@version, where there are several */
        stageModel?: string;
        /** @description what is to be signed: an amount; of five-step by one person in a month */
        target?: string;
        /** @description five-step: how many there are to be */
        terminals?: string;
        /** @description winQuantile, actualIn: only these, as dimension=value; the same dimension again: either value */
        where?: string[];
        /** @description instead of daysToWin: the quantile of the time to win by the curve of the log, as 0.9 */
        winQuantile?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Plan'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  planCell: {
    parameters: {
      query: {
        /** @description five-step: NAME=value of what happened, for the chain of four rates */
        actual?: string[];
        /** @description five-step: a month, as 2026-05, whose figures the chain takes from the log; actual goes before them */
        actualIn?: string;
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description of a deal: an amount */
        averageValue?: string;
        /** @description how many entries one of them can work */
        capacity?: string;
        /** @description the figure, as the answer names it: actual.new, actual.collected */
        cell: string;
        /** @description five-step: to be collected in a month, an amount */
        collected?: string;
        /** @description how sure the number of wins should be; default 0.9 */
        confidence?: string;
        /** @description ISO 4217; default: of the preset, else of the log */
        currency?: string;
        /** @description five-step: the share of a day for deals of the current month */
        currentShare?: string;
        /** @description from entry to win, in days */
        daysToWin?: string;
        /** @description five-step: to be won in a month */
        deals?: string;
        /** @description the day by which the target is to be won */
        due?: string;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description how many people there are */
        headcount?: string;
        /** @description how many at most */
        limit?: number;
        /** @description five-step: whether the chain is checked as an inequality */
        literal?: 'true' | 'false';
        /** @description five-step: how many months the reserve holds, and within how many an opportunity is to be signed */
        months?: string;
        /** @description five-step: new opportunities in a month */
        newPerMonth?: string;
        /** @description five-step: the day from which the qualification counts; default: today */
        on?: string;
        /** @description STAGE=n: what stands open already */
        open?: string[];
        /** @description into whose months it is divided: 2027-Q1 */
        period?: string;
        /** @description id or id=weight: among whom the target is divided */
        person?: string[];
        /** @description five-step: opportunities that a terminal brings in a month */
        perTerminal?: string;
        /** @description figures to begin with; every one may be given otherwise */
        preset?: 'five-step';
        /** @description STAGE=rate for each stage, in order; a rate as 0.25 or 4/16 */
        rate?: string[];
        /** @description five-step: opportunities in reserve */
        reserve?: string;
        /** @description winQuantile: id@version, where there are several */
        stageModel?: string;
        /** @description what is to be signed: an amount; of five-step by one person in a month */
        target?: string;
        /** @description five-step: how many there are to be */
        terminals?: string;
        /** @description winQuantile, actualIn: only these, as dimension=value; the same dimension again: either value */
        where?: string[];
        /** @description instead of daysToWin: the quantile of the time to win by the curve of the log, as 0.9 */
        winQuantile?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedFigure'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  planWorksheet: {
    parameters: {
      query?: {
        /** @description the `next` of the page before: opaque */
        after?: string;
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
        /** @description how many entries one of them can work in the period */
        capacity?: number;
        /** @description what was true then: an instant, or a date meaning its last millisecond */
        effectiveAt?: string;
        /** @description a figure by its JSON pointer, such as /lastYear/won: with its opportunities and events */
        explain?: string;
        /** @description how many people there are */
        headcount?: number;
        /** @description an ideal funnel: id, or id@version */
        ideal?: string;
        /** @description how many at most */
        limit?: number;
        /** @description by which parts of the period; default: quarter */
        review?: 'quarter' | 'half';
        /** @description only these, as dimension=value; the same dimension again: either value */
        where?: string[];
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanWorksheet'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  projections: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectionList'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  projectionDigest: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        /** @description of the read model */
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectionDigest'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  parkedStreams: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        /** @description of the read model */
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParkedStreams'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PlanRemedy: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['PlanRemedyData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PublishRuleSet: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['PublishRuleSetData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RegisterStaff: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RegisterStaffData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ChangeStaff: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ChangeStaffData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CorrectEventOfStaff: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CorrectEventData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DefineStageModel: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['DefineStageModelData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  accessLog: {
    parameters: {
      query?: {
        /** @description what was known then: an instant, or a date meaning its last millisecond; today means now */
        asOf?: string;
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the answer holds everything up to this Dealtrail-Position */
        'Dealtrail-Consistency'?: components['parameters']['Consistency'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description why personal data is read: a code, kept with the read */
        'Dealtrail-Purpose'?: components['parameters']['Purpose'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        /** @description of the person */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccessLog'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SetTarget: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['SetTargetData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AllocateTarget: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['AllocateTargetData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AmendTarget: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['AmendTargetData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  LockTarget: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['LockTargetData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReviewTarget: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['ReviewTargetData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  viewStream: {
    parameters: {
      query?: {
        /** @description begin after this position of an earlier answer; `Last-Event-ID` goes before it */
        after?: string;
        /** @description where to begin without either */
        from?: 'now' | 'beginning';
      };
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the id of the last event that was received */
        'Last-Event-ID'?: components['parameters']['LastEventId'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        /** @description of the view */
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The stream */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RegisterTraffic: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RegisterTrafficData'];
          id?: string;
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CorrectEventOfVisit: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['CorrectEventData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordUnprofiledVisit: {
    parameters: {
      query?: never;
      header?: {
        /** @description in which of its roles the sender acts: ROLE or ID:ROLE */
        'Dealtrail-Actor'?: components['parameters']['Actor'];
        /** @description the person whom a service acts for */
        'Dealtrail-On-Behalf-Of'?: components['parameters']['OnBehalfOf'];
        /** @description the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
        /** @description the revision to decide on, in quotes: the ETag of an earlier answer */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description what the request belongs to; kept with the events */
        'X-Correlation-Id'?: components['parameters']['CorrelationId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: components['schemas']['RecordUnprofiledVisitData'];
          /** Format: date-time */
          occurredAt?: string;
        };
      };
    };
    responses: {
      /** @description Done, or done before: then this is what the first time gave */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
